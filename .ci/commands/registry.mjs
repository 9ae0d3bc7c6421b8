// npm run registry: the reference registry alone.
import { spawnSync } from 'node:child_process'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp(['openssl'])
  if (status !== 0) return status
  const options = args.length > 0 ? args : ['--dir', 'artifacts/registry', '--practice']
  return (
    spawnSync(process.execPath, ['dist/tools/registry.mjs', ...options], { stdio: 'inherit' }).status ?? 1
  )
}
