// The kernel modules that the guest loads, in an order in which each finds what it needs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const wanted = [
  // These bring the checkout in,
  ...['virtio_pci', '9pnet_virtio', '9p'],
  // this is the HID stack with its two ways to plug a virtual device in,
  ...['uhid', 'hid-generic', 'usbhid', 'vhci-hcd'],
  // and these are disks, one of which logs what was written to it when.
  ...['virtio_blk', 'brd', 'crc32c_generic', 'ext4', 'dm-log-writes'],
]

const nameOf = (file) => basename(file).replace(/\.ko(\.xz)?$/, '')
/** The kernel takes - and _ for the same in a module's name. */
const key = (name) => name.replaceAll('-', '_')

function bytesOf(file) {
  if (!file.endsWith('.xz')) return readFileSync(file)
  const { status, stdout } = spawnSync('xz', ['-dc', file], { maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`xz could not unpack ${basename(file)}`)
  return stdout
}

/** Read from the module itself: the index that depmod would write is not in the package. */
const dependsOf = (bytes) =>
  (/\0depends=([^\0]*)\0/.exec(bytes.toString('latin1'))?.[1] ?? '').split(',').filter(Boolean)

/** [{ name, bytes }] in the order of loading; what is built into the kernel is left out. */
export function collectModules(folder) {
  const files = new Map()
  for (const path of readdirSync(join(folder, 'kernel'), { recursive: true, encoding: 'utf8' }))
    if (/\.ko(\.xz)?$/.test(path)) files.set(key(nameOf(path)), join(folder, 'kernel', path))
  const builtin = join(folder, 'modules.builtin')
  const builtIn = new Set(
    existsSync(builtin)
      ? readFileSync(builtin, 'utf8')
          .split('\n')
          .map((line) => key(nameOf(line)))
      : [],
  )
  const order = new Map()
  const visit = (name) => {
    if (order.has(key(name)) || builtIn.has(key(name))) return
    const file = files.get(key(name))
    if (file === undefined) throw new Error(`this kernel has no module ${name}`)
    const bytes = bytesOf(file)
    for (const needed of dependsOf(bytes)) visit(needed)
    order.set(key(name), { name: nameOf(file), bytes })
  }
  for (const name of wanted) visit(name)
  return [...order.values()]
}
