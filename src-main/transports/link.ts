/**
 * A link to one device that speaks in reports, as HID does: reports both ways, and feature reports that are
 * set and read. Whatever comes out of it was made by a device and is hostile until parsed.
 */
import type { Result } from '../contract/result.ts'

/** Gone (unplugged or closed), refused by the device (a USB stall), or given up by the caller. */
type LinkError = 'closed' | 'stalled' | 'cancelled'

export interface Link {
  /** The first byte is the report's number. Settles when the transport has taken it. */
  readonly write: (report: Uint8Array, signal: AbortSignal) => Promise<Result<void, LinkError>>
  /** At most `maxLength` bytes, with the report's number first. */
  readonly getFeature: (
    id: number,
    maxLength: number,
    signal: AbortSignal,
  ) => Promise<Result<Uint8Array, LinkError>>
  readonly setFeature: (report: Uint8Array, signal: AbortSignal) => Promise<Result<void, LinkError>>
  /** Input reports in their order, each a copy of its own. Answers with what ends the listening. */
  readonly onReport: (fn: (report: Uint8Array) => void) => () => void
  /** Once, when the device is gone; at once where it already is. Not after `close`. */
  readonly onGone: (fn: () => void) => void
  /** May be called twice. */
  readonly close: () => void
}

/** What discovery tells of a device before it is opened. */
export interface LinkInfo {
  /** Names the device within its transport while it is plugged; never an identity. */
  readonly path: string
  readonly transport: 'loopback'
  readonly usagePage: number
  readonly usage: number
  /** Identity of the device over time, with its driver. */
  readonly serial: string
}

export interface Transport {
  readonly list: () => LinkInfo[]
  /** Null where the device has gone meanwhile. */
  readonly open: (path: string) => Link | null
  /** After each plug and unplug. */
  readonly onChange: (fn: () => void) => void
}
