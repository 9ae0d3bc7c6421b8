/**
 * Input report 2 of a HID point-of-sale scanner (USB-IF HID Point of Sale Usage Tables, page 0x8C), as Access-IS and
 * Honeywell send it, 64 bytes with the number: `02, length, AIM identifier (3), data (56), symbology, 0, flags`.
 */
import { fail, ok, type Result } from '../../contract/result.ts'

export const scanReportId = 2
export const scanReportLength = 64
const dataAt = 5
export const dataLength = 56
const flagsAt = 63
const flagContinued = 1

export interface ScanReport {
  /** AIM symbology identifier (ISO/IEC 15424), `]Q1` for a QR code; empty where the scanner sends none. */
  readonly aim: string
  readonly data: Uint8Array
  /** More of the same code follows. */
  readonly isContinued: boolean
}

export function writeScanReport({ aim, data, isContinued }: ScanReport): Uint8Array {
  const b = new Uint8Array(scanReportLength)
  b.set([scanReportId, data.length])
  new TextEncoder().encodeInto(aim, b.subarray(2, dataAt))
  b.set(data, dataAt)
  b[flagsAt] = isContinued ? flagContinued : 0
  return b
}

/** Null for another report, one that is too short, and a length or an identifier that cannot be. */
export function readScanReport(b: Uint8Array): ScanReport | null {
  const length = b[1] ?? 0
  if (b.length < scanReportLength || b[0] !== scanReportId || length > dataLength) return null
  const aim = readAim(b.subarray(2, dataAt))
  if (aim === null) return null
  return {
    aim,
    data: b.slice(dataAt, dataAt + length),
    isContinued: ((b[flagsAt] ?? 0) & flagContinued) !== 0,
  }
}

function readAim(b: Uint8Array): string | null {
  if (b.every((byte) => byte === 0)) return ''
  const text = String.fromCharCode(...b)
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null
}

/** A code cut into reports, as a scanner does. */
export function scanReports(aim: string, data: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(data.length / dataLength))
  return Array.from({ length: count }, (_, i) =>
    writeScanReport({
      aim,
      data: data.slice(i * dataLength, (i + 1) * dataLength),
      isContinued: i < count - 1,
    }),
  )
}

/**
 * The text of a code, in NFC. UTF-8 where the bytes are that; else Windows-1258, which some scanners are set to: its
 * letters come with their tone marks apart, which NFC joins. The line end that a scanner appends is cut off. Refused:
 * nothing at all, and what holds a control or an invisible character, for it would lie in a field unseen.
 */
export function readText(data: Uint8Array): Result<string, 'empty' | 'control'> {
  const text = decode(data)
    .normalize('NFC')
    .replace(/[\r\n\t]+$/, '')
  if (text.trim() === '') return fail('empty')
  return /[\p{Cc}\p{Cs}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u.test(text)
    ? fail('control')
    : ok(text)
}

function decode(data: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    return new TextDecoder('windows-1258').decode(data)
  }
}
