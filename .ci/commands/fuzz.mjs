// npm run fuzz: millions of bent inputs for every parser of device bytes.
import { spawnSync } from 'node:child_process'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp([])
  if (status !== 0) return status
  return spawnSync(process.execPath, ['dist/tools/fuzz.mjs', ...args], { stdio: 'inherit' }).status ?? 1
}
