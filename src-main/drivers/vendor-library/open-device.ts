/** Opens a device behind a library and holds what it promises against what a station can believe. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LibraryDevice, LibraryLink } from '../../transports/library/library-link.ts'
import type { DeviceError } from '../driver.ts'
import { deviceError } from './errors.ts'

export interface VendorTimes {
  /** The longest that a capture may take, with the person. */
  readonly captureMs: number
}

export const usualTimes: VendorTimes = { captureMs: 60_000 }

const longestSide = 8_000
/** ISO/IEC 19794-4 and the FBI's Appendix F know 500 and 1000; some scanners say 508 or 512. */
const ppiOfPrints = { min: 250, max: 1_000 }

export async function openDevice(
  link: LibraryLink,
  deviceId: string,
  kind: 'fingerprint' | 'iris',
  signal: AbortSignal,
): Promise<Result<LibraryDevice, DeviceError>> {
  const opened = await link.open(signal)
  if (!opened.ok) return fail(deviceError(opened.error, deviceId))
  const wrong = wrongPromise(opened.value, kind)
  return wrong === null ? ok(opened.value) : fail({ code: 'devices/garbled', deviceId, what: wrong })
}

function wrongPromise(device: LibraryDevice, kind: 'fingerprint' | 'iris'): string | null {
  if (device.kind !== kind) return 'kind'
  if (device.serial === '') return 'serial'
  const sides = [device.maxWidth, device.maxHeight]
  if (!sides.every((side) => side >= 1 && side <= longestSide)) return 'size'
  if (kind === 'iris') return null
  return device.ppi >= ppiOfPrints.min && device.ppi <= ppiOfPrints.max ? null : 'ppi'
}

/** The image must be within what the device promised when it was opened. */
export function keepsPromise(
  { maxWidth, maxHeight }: LibraryDevice,
  image: { readonly width: number; readonly height: number },
): boolean {
  return image.width <= maxWidth && image.height <= maxHeight
}
