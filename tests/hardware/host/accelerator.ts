/** KVM where it can be trusted, emulation elsewhere. */
import { accessSync, constants, existsSync } from 'node:fs'
import { boot, type GuestImage } from './boot.ts'

export interface Accelerator {
  readonly name: 'kvm' | 'tcg'
  readonly arguments: readonly string[]
  /** How many times longer than on native hardware things may take in the guest. */
  readonly slowness: number
}

const kvm: Accelerator = { name: 'kvm', arguments: ['-accel', 'kvm', '-cpu', 'host'], slowness: 2 }
const tcg: Accelerator = {
  name: 'tcg',
  arguments: ['-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'max'],
  slowness: 10,
}

const smokeMs = 8_000

function mayUseKvm(): boolean {
  // Under PVM the module starts machines and then hangs with every kernel that does not know of it.
  if (existsSync('/sys/module/kvm_pvm')) return false
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** KVM only after a machine has come up with it: where it is nested it may start, and then hang. */
export async function chooseAccelerator(image: GuestImage): Promise<Accelerator> {
  if (!mayUseKvm()) return tcg
  let isUp = false
  await boot({
    image,
    accelerator: kvm,
    program: null,
    limitMs: smokeMs,
    signal: new AbortController().signal,
    onLine: (line) => (isUp ||= line.startsWith('# up after')),
  })
  return isUp ? kvm : tcg
}
