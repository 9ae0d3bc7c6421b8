// npm run hardware: the virtual HID bench, a guest with the kernel's own HID stack. --write keeps the matrix in its README.
import { spawnSync } from 'node:child_process'
import { guestArguments, guestPackages } from '../guest/provision.mjs'
import { setUp } from '../setup.mjs'

function boot(args) {
  try {
    return spawnSync(process.execPath, guestArguments(args), { stdio: 'inherit' }).status ?? 1
  } catch (error) {
    process.stderr.write(`The guest could not be put together: ${error.message}\n`)
    return 1
  }
}

export async function main(args) {
  return (await setUp(guestPackages)) || boot(args)
}
