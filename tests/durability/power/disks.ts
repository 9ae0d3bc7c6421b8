/** The disks of the guest, as its files of the system name them; what is on `log` and `told` outlives it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

const MIB = 1024 * 1024
/** Where the file system ends, and one sector counts what was acknowledged. */
export const COUNT_AT = 14 * MIB
export const DEVICE_BYTES = 15 * MIB
/** Sparse: what was not written takes no room. */
export const LOG_BYTES = 512 * MIB
export const TOLD_BYTES = 4 * MIB

/** In memory: the kernel's own block device of 16 MiB. */
export const disk = '/dev/ram0'
export const log = '/dev/vda'
export const told = '/dev/vdb'

/** What a command of the system said; the guest's own PATH is busybox's. */
export function run(command: string, ...args: string[]): string {
  const env = { ...process.env, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`)
  return stdout.trim()
}

export function mount(device: string, folder: string, options: readonly string[] = []): void {
  mkdirSync(folder, { recursive: true })
  run('mount', '-t', 'ext4', ...options, device, folder)
}

export const unmount = (folder: string): string => run('umount', folder)
