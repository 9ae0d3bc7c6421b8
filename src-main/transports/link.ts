/**
 * A link to one device. Most devices speak in reports, as HID does; certified scanners speak HTTP on the loopback
 * address, and most scanners on the market speak only through their maker's library. Whatever comes out of a link
 * was made by a device and is hostile until parsed.
 */
import type { Result } from '../contract/result.ts'
import type { HttpLink } from './http/http-link.ts'
import type { LibraryLink } from './library/library-link.ts'

/** Gone (unplugged or closed), refused by the device (a USB stall), or given up by the caller. */
export type LinkError = 'closed' | 'stalled' | 'cancelled'

/** Reports both ways, and feature reports that are set and read. */
export interface ReportLink {
  readonly speaks: 'reports'
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

export type Link = ReportLink | HttpLink | LibraryLink

/** What discovery tells of a device before it is opened. */
export interface LinkInfo {
  /** Names the device within its transport while it is plugged; never an identity. */
  readonly path: string
  readonly transport: 'loopback' | 'hid' | 'http' | 'library'
  /** 0 where the transport knows none, as are the other numbers. */
  readonly vendorId: number
  readonly productId: number
  readonly usagePage: number
  readonly usage: number
  /** Identity of the device over time, with its driver. */
  readonly serial: string
  /** As the device calls itself; may be empty. */
  readonly product: string
}

export interface Transport {
  readonly list: () => Promise<LinkInfo[]>
  /** Null where the device has gone meanwhile. */
  readonly open: (path: string) => Promise<Link | null>
  /** After each plug and unplug. */
  readonly onChange: (fn: () => void) => void
  /** Ends what the transport does by itself; its links stay their owners'. */
  readonly close: () => void
}
