// npm run week: seven days of a hundred applications at a counter without a link.
import { spawnSync } from 'node:child_process'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp(['g++'])
  if (status !== 0) return status
  return spawnSync(process.execPath, ['dist/tools/week.mjs', ...args], { stdio: 'inherit' }).status ?? 1
}
