/** What the drivers need of the device host: whom to believe, the time, and readers of pictures. */
import type { X509Certificate } from 'node:crypto'
import type { CapturedImage, GreyImage } from '../driver.ts'

/** One image of an ISO/IEC 19794-4 record, uncompressed. */
export interface FingerOfRecord extends CapturedImage {
  /** Position 1 to 10. */
  readonly position: number
  /** 0 live-scan plain, 1 live-scan rolled. */
  readonly impression: number
}

export interface SbiPorts {
  /** Authorities whose devices are believed; empty: nobody is. */
  readonly trust: () => readonly X509Certificate[]
  /** `env` that devices must be made for: `Production` at a counter. */
  readonly env: string
  readonly now: () => Date
  /** The only image of a record of one finger; null where it cannot be read. Sizes are bounded before they are believed. */
  readonly readFinger: (record: Uint8Array, signal: AbortSignal) => Promise<FingerOfRecord | null>
  readonly readJpeg2000: (bytes: Uint8Array) => Promise<GreyImage | null>
  /** Previews only. */
  readonly readJpeg: (bytes: Uint8Array) => Promise<GreyImage | null>
}
