/** Boots the guest once in QEMU and hands on its serial line; the machine ends in bounded time, whatever happens in it. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Accelerator } from './accelerator.ts'

export interface GuestImage {
  /** Holds `vmlinux` and `initramfs.cpio`. */
  readonly folder: string
}

/** What init runs in the guest; null: it says that it is up and ends. */
export interface GuestProgram {
  /** Absolute; the guest sees it read-only at the same place. */
  readonly checkout: string
  /** Inside the checkout. */
  readonly program: string
  readonly arguments: readonly string[]
}

interface BootOptions {
  readonly image: GuestImage
  readonly accelerator: Accelerator
  readonly program: GuestProgram | null
  /** Files of this side that the guest has as disks, in this order from /dev/vda on. */
  readonly disks?: readonly string[]
  readonly limitMs: number
  /** Aborting ends the machine at once. */
  readonly signal: AbortSignal
  readonly onLine: (line: string) => void
}

const kernelLine =
  'console=ttyS0 quiet panic=-1 mitigations=off nokaslr tsc=reliable no_timer_check random.trust_cpu=on'

const setting = (name: string, value: string) => ` tram.${name}=${Buffer.from(value).toString('base64')}`

function settingsOf(program: GuestProgram | null): string {
  if (program === null) return ''
  return (
    setting('node', process.execPath) +
    setting('checkout', program.checkout) +
    setting('program', program.program) +
    setting('arguments', program.arguments.join(' '))
  )
}

/** A folder of the host, read-only in the guest. A comma in a path is doubled for QEMU. */
const share = (tag: string, path: string) => [
  '-fsdev',
  `local,id=${tag},path=${path.replaceAll(',', ',,')},security_model=none,readonly=on,multidevs=remap`,
  '-device',
  `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`,
]

/** Nothing on them must outlive this machine's own power. */
const drive = (path: string) => [
  '-drive',
  `file=${path.replaceAll(',', ',,')},format=raw,if=virtio,cache=unsafe`,
]

function argumentsOf({ image, accelerator, program, disks = [] }: BootOptions): string[] {
  const machine = ['-M', 'pc', ...accelerator.arguments, '-smp', '2', '-m', '2048']
  const system = ['-kernel', join(image.folder, 'vmlinux'), '-initrd', join(image.folder, 'initramfs.cpio')]
  const bare = ['-nographic', '-no-reboot', '-nodefaults', '-serial', 'stdio']
  const exit = ['-device', 'isa-debug-exit,iobase=0xf4,iosize=0x04']
  // A checkout under the host's /tmp would be hidden by the guest's own: it comes in by itself.
  const files = program === null ? [] : [...share('root', '/'), ...share('checkout', program.checkout)]
  return [
    ...machine,
    ...system,
    ...bare,
    ...exit,
    ...files,
    ...disks.flatMap(drive),
    '-append',
    kernelLine + settingsOf(program),
  ]
}

/** The exit code of the guest's program; null where the machine ended in another way, or was ended. */
export function boot(options: BootOptions): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const machine = spawn('qemu-system-x86_64', argumentsOf(options), {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const end = () => machine.kill('SIGKILL')
    const limit = setTimeout(end, options.limitMs)
    options.signal.addEventListener('abort', end, { once: true })
    createInterface({ input: machine.stdout }).on('line', (line) => options.onLine(line.replace(/\r$/, '')))
    machine.once('error', reject)
    machine.once('close', (code) => {
      clearTimeout(limit)
      options.signal.removeEventListener('abort', end)
      // isa-debug-exit doubles the code and adds one; an even code is QEMU's own.
      resolve(code !== null && code % 2 === 1 ? (code - 1) / 2 : null)
    })
  })
}
