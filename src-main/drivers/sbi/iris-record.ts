/** Iris image records of ISO/IEC 19794-6:2011 (§7, tables 3 and 4), numbers big-endian. */
import type { Eye } from '../driver.ts'

export interface IrisRepresentation {
  /** Null where the record does not say which eye it is. */
  readonly eye: Eye | null
  readonly format: 'raw' | 'jpeg2000' | 'other'
  readonly width: number
  readonly height: number
  /** Bits per pixel. */
  readonly depth: number
  readonly data: Uint8Array
}

const generalHeader = 16
/** Length, date, technology, vendor, type, number of quality blocks. */
const beforeQuality = 19
const qualityBlock = 5
/** Number of the representation (2), image information (27), length of the image (4). */
const afterQuality = 33
/** Two eyes, each a few times. */
const mostRepresentations = 8

const eyes: Readonly<Record<number, Eye>> = { 1: 'right', 2: 'left' }
const formats: Readonly<Record<number, 'raw' | 'jpeg2000'>> = { 2: 'raw', 10: 'jpeg2000' }

/** Null where the bytes are no such record: every length must fit the one around it, to the last byte. */
export function readIrisRecord(bytes: Uint8Array): IrisRepresentation[] | null {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (b.length < generalHeader || b.toString('latin1', 0, 8) !== 'IIR\u0000020\u0000') return null
  const count = b.readUInt16BE(12)
  if (b.readUInt32BE(8) !== b.length || count === 0 || count > mostRepresentations) return null
  const found: IrisRepresentation[] = []
  let at = generalHeader
  while (found.length < count) {
    const length = at + 4 <= b.length ? b.readUInt32BE(at) : 0
    const one = at + length <= b.length ? readRepresentation(b.subarray(at, at + length)) : null
    if (one === null) return null
    found.push(one)
    at += length
  }
  return at === b.length ? found : null
}

function readRepresentation(b: Buffer): IrisRepresentation | null {
  if (b.length < beforeQuality) return null
  const at = beforeQuality + b.readUInt8(beforeQuality - 1) * qualityBlock
  const dataAt = at + afterQuality
  if (b.length < dataAt || dataAt + b.readUInt32BE(dataAt - 4) !== b.length) return null
  return {
    eye: eyes[b.readUInt8(at + 2)] ?? null,
    format: formats[b.readUInt8(at + 4)] ?? 'other',
    width: b.readUInt16BE(at + 6),
    height: b.readUInt16BE(at + 8),
    depth: b.readUInt8(at + 10),
    data: b.subarray(dataAt),
  }
}
