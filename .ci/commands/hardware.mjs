// npm run hardware: the virtual HID bench, a guest with the kernel's own HID stack. --write keeps the matrix in its README.
import { spawnSync } from 'node:child_process'
import { guestPackages, provisionGuest } from '../guest/provision.mjs'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp(guestPackages)
  if (status !== 0) return status
  const { folder, kernel } = provisionGuest()
  const options = ['--image', folder, '--kernel', kernel, ...args]
  return (
    spawnSync(process.execPath, ['dist/tools/hardware.mjs', ...options], { stdio: 'inherit' }).status ?? 1
  )
}
