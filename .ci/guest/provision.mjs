// Puts the guest of the virtual HID bench together: kernel and initramfs, kept in artifacts/ by version.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../stamp.mjs'
import { fetchKernel, resolveKernel } from './kernel.mjs'
import { collectModules } from './modules.mjs'

/** Of this distribution; system.mjs knows how each is found. */
export const guestPackages = ['qemu-system-x86', 'busybox-static', 'cpio', 'xz-utils', 'libusb-1.0-0']

const cache = 'artifacts/guest'
const init = 'tests/hardware/guest/init'

/** Uncompressed: unpacking under emulation costs more than reading. */
function packInitramfs(tree, target) {
  const files = spawnSync('find', ['.', '-print0'], { cwd: tree }).stdout
  const args = ['--null', '-o', '-H', 'newc', '--quiet', '--owner=0:0']
  const { status, stdout, stderr } = spawnSync('cpio', args, { cwd: tree, input: files, maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`cpio failed: ${stderr}`)
  writeFileSync(target, stdout)
}

function layTree(tree, modules) {
  for (const folder of ['bin', 'modules', 'proc', 'sys', 'dev', 'host'])
    mkdirSync(join(tree, folder), { recursive: true })
  copyFileSync('/bin/busybox', join(tree, 'bin/busybox'))
  copyFileSync(init, join(tree, 'init'))
  chmodSync(join(tree, 'init'), 0o755)
  for (const { name, bytes } of modules) writeFileSync(join(tree, 'modules', `${name}.ko`), bytes)
  writeFileSync(join(tree, 'modules/order'), modules.map(({ name }) => `${name}\n`).join(''))
}

/** What the power cuts need as well. */
export const powerPackages = [...guestPackages, 'dmsetup', 'e2fsprogs']

/** What Node is called with for one boot. Throws with what failed where the guest cannot be put together. */
export function guestArguments(options, program = 'hardware') {
  const { folder, kernel } = provisionGuest()
  return [`dist/tools/${program}.mjs`, '--image', folder, '--kernel', kernel, ...options]
}

/** Returns where kernel and initramfs lie and what they are. Throws with what failed. */
function provisionGuest() {
  // The guest runs the host's own Node.
  if (process.arch !== 'x64')
    throw new Error(`the guest is an x86-64 machine, and this one is ${process.arch}`)
  const kernel = resolveKernel()
  const recipe = hashOf(['.ci/guest', init]).slice(0, 8)
  const name = `${kernel.name}_${kernel.version}_${recipe}`.replaceAll(/[^\w.-]/g, '-')
  const guest = { folder: join(cache, name), kernel: `${kernel.name} ${kernel.version}` }
  const done = join(guest.folder, 'complete')
  if (existsSync(done)) return guest
  process.stdout.write(`Fetching ${guest.kernel}\n`)
  fetchKernel(kernel, guest.folder, (modules) => {
    const tree = join(guest.folder, 'tree')
    layTree(tree, collectModules(modules))
    packInitramfs(tree, join(guest.folder, 'initramfs.cpio'))
    rmSync(tree, { recursive: true })
  })
  writeFileSync(done, guest.kernel)
  for (const other of readdirSync(cache)) if (other !== name) rmSync(join(cache, other), { recursive: true })
  return guest
}
