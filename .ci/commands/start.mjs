// npm start: sets up, then the practice station on a screen, or the demonstration where there is none.
import { spawnSync } from 'node:child_process'
import { setUp } from '../setup.mjs'

const hasScreen = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

export async function main(args) {
  const status = await setUp(['chromium', 'openssl', 'g++'])
  if (status !== 0) return status
  const tool = hasScreen() ? 'start' : 'demo'
  if (tool === 'demo') process.stdout.write('No screen here: running the demonstration without one.\n')
  return spawnSync(process.execPath, [`dist/tools/${tool}.mjs`, ...args], { stdio: 'inherit' }).status ?? 1
}
