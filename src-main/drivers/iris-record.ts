/**
 * Iris image records of ISO/IEC 19794-6:2011 (§7, tables 3 and 4), numbers big-endian. Written: one representation of
 * one eye, lossless. Read: what cameras and we write, hostile until every length fits the one around it.
 */
import type { Eye } from './driver.ts'

export interface IrisRepresentation {
  /** Null where the record does not say which eye it is. */
  readonly eye: Eye | null
  readonly format: 'raw' | 'jpeg2000' | 'png' | 'other'
  readonly width: number
  readonly height: number
  /** Bits per pixel. */
  readonly depth: number
  /** Scores of 0 to 100, or 255 where it could not be told. */
  readonly scores: readonly number[]
  readonly data: Uint8Array
}

export interface IrisToWrite {
  readonly eye: Eye
  readonly width: number
  readonly height: number
  readonly takenAt: Date
  /** 0 to 100, our own: vendor and algorithm are 0. */
  readonly score: number
  /** Where the iris was found, in pixels. */
  readonly iris: { readonly x: number; readonly y: number; readonly r: number }
  /** 8-bit grey PNG (ISO/IEC 15948) of that size. */
  readonly png: Uint8Array
}

const magic = 'IIR\u0000020\u0000'
const generalHeader = 16
/** Length, date, technology, vendor, type, number of quality blocks. */
const beforeQuality = 19
const qualityBlock = 5
/** Number of the representation (2), image information (27), length of the image (4). */
const afterQuality = 33
/** Two eyes, each a few times. */
const mostRepresentations = 8

const eyes: Readonly<Record<number, Eye>> = { 1: 'right', 2: 'left' }
const codeOf: Readonly<Record<Eye, number>> = { right: 1, left: 2 }
const formats: Readonly<Record<number, 'raw' | 'jpeg2000' | 'png'>> = { 2: 'raw', 10: 'jpeg2000', 14: 'png' }
const formatPng = 14
/** Image types: 1 uncropped, 2 uncropped at 640 x 480. */
const imageTypeOf = (width: number, height: number) => (width === 640 && height === 480 ? 2 : 1)
/** Upright both ways, and never compressed with loss (table 4, image properties). */
const properties = 0b0100_0101
const technologyCamera = 1
/** Roll of the head and its uncertainty. */
const notMeasured = 0xffff

export function writeIrisRecord(one: IrisToWrite): Uint8Array<ArrayBuffer> {
  const { png } = one
  const head = generalHeader + beforeQuality + qualityBlock + afterQuality
  const b = Buffer.alloc(head + png.length)
  b.write(magic, 'latin1')
  b.writeUInt32BE(b.length, 8)
  b.writeUInt16BE(1, 12)
  b.writeUInt8(1, 15) // eyes
  b.writeUInt32BE(b.length - generalHeader, generalHeader)
  writeDate(b, generalHeader + 4, one.takenAt)
  b.writeUInt8(technologyCamera, generalHeader + 13)
  // 14 and 16: vendor and type of the camera, for which nobody has registered numbers here.
  b.writeUInt8(1, generalHeader + 18)
  b.writeUInt8(one.score, generalHeader + beforeQuality)
  writeImageHeader(b, head - afterQuality, one)
  b.set(png, head)
  return new Uint8Array(b)
}

/** Year, month, day, hour, minute, second, millisecond in UTC (§7.3.2). */
function writeDate(b: Buffer, at: number, date: Date): void {
  b.writeUInt16BE(date.getUTCFullYear(), at)
  const rest = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()]
  b.set([...rest, date.getUTCSeconds()], at + 2)
  b.writeUInt16BE(date.getUTCMilliseconds(), at + 7)
}

function writeImageHeader(b: Buffer, at: number, { eye, width, height, iris, png }: IrisToWrite): void {
  b.writeUInt16BE(1, at)
  b.set([codeOf[eye], imageTypeOf(width, height), formatPng, properties], at + 2)
  b.writeUInt16BE(width, at + 6)
  b.writeUInt16BE(height, at + 8)
  b.writeUInt8(8, at + 10)
  // 11: distance to the camera, not known.
  b.writeUInt16BE(notMeasured, at + 13)
  b.writeUInt16BE(notMeasured, at + 15)
  // The middle's smallest and largest x and y, and the smallest and largest diameter: one circle was found.
  const [x, y, diameter] = [iris.x, iris.y, iris.r * 2].map((value) => Math.max(1, Math.round(value)))
  for (const [i, value] of [x, x, y, y, diameter, diameter].entries())
    b.writeUInt16BE(value ?? 0, at + 17 + i * 2)
  b.writeUInt32BE(png.length, at + 29)
}

/** Null where the bytes are no such record: every length must fit the one around it, to the last byte. */
export function readIrisRecord(bytes: Uint8Array): IrisRepresentation[] | null {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (b.length < generalHeader || b.toString('latin1', 0, 8) !== magic) return null
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
  const qualities = b.readUInt8(beforeQuality - 1)
  const at = beforeQuality + qualities * qualityBlock
  const dataAt = at + afterQuality
  if (b.length < dataAt || dataAt + b.readUInt32BE(dataAt - 4) !== b.length) return null
  return {
    eye: eyes[b.readUInt8(at + 2)] ?? null,
    format: formats[b.readUInt8(at + 4)] ?? 'other',
    width: b.readUInt16BE(at + 6),
    height: b.readUInt16BE(at + 8),
    depth: b.readUInt8(at + 10),
    scores: Array.from({ length: qualities }, (_, i) => b.readUInt8(beforeQuality + i * qualityBlock)),
    data: b.subarray(dataAt),
  }
}
