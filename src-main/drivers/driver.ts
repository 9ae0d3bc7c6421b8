/** What a driver is, and what an open device can do. */
import type { ErrorOf } from '../contract/errors.ts'
import type { CaptureSlot } from '../contract/records/policy-pack.ts'
import type { DeviceInfo } from '../contract/records/snapshot.ts'
import type { Result } from '../contract/result.ts'
import type { Link, LinkInfo } from '../transports/link.ts'

export type DeviceError = ErrorOf<
  'devices/unplugged' | 'devices/timeout' | 'devices/busy' | 'devices/cancelled' | 'devices/garbled'
>

/** 8-bit grey, one byte a pixel, rows from the top, 255 is white. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

export interface CapturedImage extends GreyImage {
  /** Pixels per inch. */
  readonly ppi: number
}

export interface OpenDevice {
  readonly model: string
  readonly firmware: string
  readonly simulated: boolean
  /**
   * Takes one image. `onPreview` is told of previews in any size and rate. Settles within bounded time, with
   * an error where the device is gone, silent, in use, talks nonsense, or `signal` was aborted.
   */
  readonly capture: (
    request: { readonly slot: CaptureSlot; readonly onPreview: (image: GreyImage) => void },
    signal: AbortSignal,
  ) => Promise<Result<CapturedImage, DeviceError>>
  readonly close: () => void
}

export interface Driver {
  readonly id: string
  readonly kind: DeviceInfo['kind']
  readonly matches: (info: LinkInfo) => boolean
  /** The link stays the caller's when opening fails. */
  readonly open: (
    link: Link,
    deviceId: string,
    signal: AbortSignal,
  ) => Promise<Result<OpenDevice, DeviceError>>
}
