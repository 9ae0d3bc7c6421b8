// npm run demo: one whole enrolment by itself, with pictures and the sealed file in artifacts/demo/.
import { spawnSync } from 'node:child_process'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp(['chromium', 'openssl', 'g++'])
  if (status !== 0) return status
  return spawnSync(process.execPath, ['dist/tools/demo.mjs', ...args], { stdio: 'inherit' }).status ?? 1
}
