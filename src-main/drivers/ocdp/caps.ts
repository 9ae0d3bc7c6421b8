/** Feature reports: what the device can do (0x10), and what it is called (0x13). */
import { crc32 } from 'node:zlib'
import { isReport, viewOf } from './bytes.ts'

export const capsId = 0x10
export const stringsId = 0x13

/** node-hid cuts input reports at 2048 bytes. */
const reportLengths = { min: 64, max: 2048 }

export interface Caps {
  readonly major: number
  readonly minor: number
  /** The usage: 1 single finger, 2 slap or ten-print, 4 iris camera. */
  readonly class: number
  readonly flags: number
  /** The largest image, in pixels. */
  readonly width: number
  readonly height: number
  readonly ppi: number
  readonly reportLength: number
  /** Chunks that may be under way at once. */
  readonly maxWindow: number
  /** Bytes. */
  readonly maxImage: number
  readonly firmware: readonly [number, number, number, number]
}

/** Set by simulators, so that a practice image never passes for a real one. */
export const flagSimulated = 0x8000_0000
/** A higher minor version only adds what a host may leave alone. */
export const majorSpoken = 1
const magic = [0x4f, 0x43, 0x44, 0x50] // "OCDP"
const size = 42
const sum = (b: Uint8Array) => crc32(b.subarray(0, size - 4))

export function writeCaps(c: Caps): Uint8Array {
  const b = new Uint8Array(reportLengths.min)
  const v = viewOf(b)
  b.set([capsId, ...magic, c.major, c.minor, c.class])
  v.setUint32(8, c.flags, true)
  v.setUint16(12, c.width, true)
  v.setUint16(14, c.height, true)
  v.setUint16(16, c.ppi, true)
  v.setUint8(18, 8) // bits per pixel
  v.setUint16(19, 1, true) // formats: raw8
  v.setUint16(21, c.reportLength, true)
  v.setUint8(23, c.maxWindow)
  v.setUint32(24, c.maxImage, true)
  b.set(c.firmware, 28)
  // 32: hardware u16, 34: hash of the serial number u32; zero where a maker gives none.
  v.setUint32(size - 4, sum(b), true)
  return b
}

/** Stands at the same place in every version; null where it is no OCDP device at all. */
export function readVersion(b: Uint8Array): { readonly major: number; readonly minor: number } | null {
  if (!isReport(b, capsId, 8) || magic.some((byte, i) => b[i + 1] !== byte)) return null
  return { major: b[5] ?? 0, minor: b[6] ?? 0 }
}

/** Null for another version, a bad checksum, or a device whose promises cannot be kept together. */
export function readCaps(b: Uint8Array): Caps | null {
  if (!isReport(b, capsId, size) || readVersion(b)?.major !== majorSpoken) return null
  const v = viewOf(b)
  if (v.getUint32(size - 4, true) !== sum(b)) return null
  const caps: Caps = {
    major: v.getUint8(5),
    minor: v.getUint8(6),
    class: v.getUint8(7),
    flags: v.getUint32(8, true),
    width: v.getUint16(12, true),
    height: v.getUint16(14, true),
    ppi: v.getUint16(16, true),
    reportLength: v.getUint16(21, true),
    maxWindow: v.getUint8(23),
    maxImage: v.getUint32(24, true),
    firmware: [v.getUint8(28), v.getUint8(29), v.getUint8(30), v.getUint8(31)],
  }
  return isSane(caps) ? caps : null
}

function isSane(c: Caps): boolean {
  const hasLength = c.reportLength >= reportLengths.min && c.reportLength <= reportLengths.max
  const hasImage =
    c.width > 0 && c.height > 0 && c.width <= 8000 && c.height <= 8000 && c.maxImage >= c.width * c.height
  return hasLength && hasImage && c.maxWindow > 0 && c.ppi > 0
}

/** The model's name: length, then UTF-8. */
export function writeModel(name: string): Uint8Array {
  const b = new Uint8Array(reportLengths.min)
  const { written } = new TextEncoder().encodeInto(name, b.subarray(2))
  b.set([stringsId, written])
  return b
}

export function readModel(b: Uint8Array): string | null {
  const length = b[1] ?? 0
  if (!isReport(b, stringsId, 2 + length) || length === 0) return null
  const text = new TextDecoder().decode(b.subarray(2, 2 + length)).normalize('NFC')
  return /[\p{Cc}\u200B-\u200F\u2060\uFEFF]/u.test(text) ? null : text
}
