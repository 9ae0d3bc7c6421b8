// System packages: found first, named in one apt command, installed when we are root, otherwise only printed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => {
    try {
      accessSync(join(dir, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']
const postgresRoot = '/usr/lib/postgresql'

/** Each package with the question whether it is here already. */
const packages = {
  chromium: () =>
    Boolean(process.env.CHROME_PATH) || ['chromium', 'google-chrome', 'chromium-browser'].some(onPath),
  openssl: () => onPath('openssl'),
  'g++': () => onPath('g++'),
  postgresql: () =>
    existsSync(postgresRoot) &&
    readdirSync(postgresRoot).some((version) => existsSync(join(postgresRoot, version, 'bin', 'initdb'))),
  'qemu-system-x86': () => onPath('qemu-system-x86_64'),
  'busybox-static': () => existsSync('/bin/busybox'),
  // A token in software, for the tests of the officers' keys.
  softhsm2: () => onPath('softhsm2-util'),
  cpio: () => onPath('cpio'),
  dmsetup: () => existsSync('/usr/sbin/dmsetup'),
  e2fsprogs: () => existsSync('/usr/sbin/mkfs.ext4'),
  'xz-utils': () => onPath('xz'),
  // node-hid's addon is linked with it.
  'libusb-1.0-0': () => libraryFolders.some((folder) => existsSync(join(folder, 'libusb-1.0.so.0'))),
}

/** Returns 0, or 3 when something is missing that this user may not install. */
export function ensureSystemPackages(names) {
  const missing = names.filter((name) => !packages[name]())
  if (missing.length === 0) return 0
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onPath('apt-get')) {
    process.stderr.write(
      `Missing: ${missing.join(', ')}. Install with:\n  sudo apt-get update && sudo ${install}\n`,
    )
    return 3
  }
  process.stdout.write(`Installing system packages: ${missing.join(', ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const steps = [
    ['update', '-q'],
    ['install', '-y', '-q', '-o', 'DPkg::Lock::Timeout=240', '--no-install-recommends', ...missing],
  ]
  for (const args of steps) {
    const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
    if (status !== 0) {
      process.stderr.write(`This failed: apt-get ${args.join(' ')}\n`)
      return 3
    }
  }
  return 0
}
