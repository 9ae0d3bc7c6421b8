// The kernel of the virtual HID bench: the one that this distribution's signed index offers today, unpacked to what a guest needs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const GIB = 1024 ** 3

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { maxBuffer: GIB, ...options })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error ?? stderr}`)
  return stdout
}

const ask = (command, ...args) => run(command, args, { encoding: 'utf8' })

/** The package and version behind linux-image-amd64, for example linux-image-6.1.0-56-amd64 6.1.192-2; null if apt knows none. */
function findKernel() {
  const name = /Depends: (linux-image-\S+)/.exec(ask('apt-cache', 'depends', 'linux-image-amd64'))?.[1]
  const version = name && /Candidate: (\S+)/.exec(ask('apt-cache', 'policy', name))?.[1]
  return version ? { name, version } : null
}

export function resolveKernel() {
  const found = findKernel()
  if (found !== null) return found
  // A fresh machine has no lists yet.
  if (process.getuid?.() === 0) run('apt-get', ['update', '-q'])
  const updated = findKernel()
  if (updated === null) throw new Error('apt knows no linux-image-amd64; try: sudo apt-get update')
  return updated
}

/**
 * Booted uncompressed, since unpacking under emulation costs 9 s. Where the payload lies: Linux x86 boot protocol,
 * fields setup_sects, payload_offset, payload_length. A kernel packed in another way than xz is booted as it is.
 */
function unpackKernel(bzImage) {
  const start = (bzImage.readUInt8(0x1f1) + 1) * 512 + bzImage.readUInt32LE(0x248)
  const payload = bzImage.subarray(start, start + bzImage.readUInt32LE(0x24c))
  if (payload.readUInt32BE(0) !== 0xfd377a58) return bzImage
  // The payload closes with its unpacked size, which is not part of the stream.
  return run('xz', ['-dc', '--single-stream'], { input: payload })
}

/** Downloads through apt, which checks the signature, and calls `take(modulesFolder)` while the package lies open. */
export function fetchKernel({ name, version }, folder, take) {
  const open = join(folder, 'open')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(open, { recursive: true })
  // As root apt would download as another user, who may not write here.
  const asSelf = ['-o', 'APT::Sandbox::User=root']
  run('apt-get', ['download', '-q', ...asSelf, `${name}=${version}`], { cwd: folder })
  const deb = readdirSync(folder).find((file) => file.endsWith('.deb'))
  run('dpkg-deb', ['-x', join(folder, deb), open])
  const release = name.replace('linux-image-', '')
  writeFileSync(join(folder, 'vmlinux'), unpackKernel(readFileSync(join(open, 'boot', `vmlinuz-${release}`))))
  const modules = ['lib/modules', 'usr/lib/modules'].map((path) => join(open, path, release))
  take(modules.find((path) => readdirSync(join(path, '..')).includes(release)))
  rmSync(open, { recursive: true })
  rmSync(join(folder, deb))
}
