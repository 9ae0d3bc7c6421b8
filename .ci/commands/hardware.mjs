// npm run hardware: the virtual HID bench, a guest with the kernel's own HID stack. --write keeps the matrix in its README.
import { spawnSync } from 'node:child_process'
import { guestArguments, guestPackages } from '../guest/provision.mjs'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp(guestPackages)
  if (status !== 0) return status
  return spawnSync(process.execPath, guestArguments(args), { stdio: 'inherit' }).status ?? 1
}
