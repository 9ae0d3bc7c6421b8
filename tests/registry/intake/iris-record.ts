/** Reads iris image records of ISO/IEC 19794-6:2011 (§7) without the station's code: what passes is standard. */
import { inflateSync } from 'node:zlib'
import { readRepresentations } from './image-record.ts'

export interface IrisPicture {
  /** 1 right, 2 left, 0 not said. */
  readonly eye: number
  /** 2 raw, 10 JPEG 2000, 14 PNG. */
  readonly format: number
  readonly width: number
  readonly height: number
  readonly bitDepth: number
  readonly scores: readonly number[]
  readonly data: Uint8Array
}

/** From the number of the representation to the length of the image data. */
const imageHeader = 33
const png = { format: 14, signature: Buffer.from('89504e470d0a1a0a', 'hex') }
/** The smallest picture that enrols. */
const least = { width: 640, height: 480 }

/** Every picture of the record, or null where the bytes are none: lengths must add up to the last byte. */
export const readIrisRecord = (content: Uint8Array): IrisPicture[] | null =>
  readRepresentations(content, 'IIR', readPicture)

/** Length 4, date 9, technology 1, vendor 2, type 2, then the counted quality blocks of 5. */
function readPicture(b: Buffer): IrisPicture | null {
  if (b.length < 19) return null
  const qualities = b.readUInt8(18)
  const at = 19 + qualities * 5
  const dataAt = at + imageHeader
  if (dataAt > b.length || dataAt + b.readUInt32BE(dataAt - 4) !== b.length) return null
  return {
    eye: b.readUInt8(at + 2),
    format: b.readUInt8(at + 4),
    width: b.readUInt16BE(at + 6),
    height: b.readUInt16BE(at + 8),
    bitDepth: b.readUInt8(at + 10),
    scores: Array.from({ length: qualities }, (_, i) => b.readUInt8(19 + i * 5)),
    data: b.subarray(dataAt),
  }
}

/** One eye, the one that its slot names, as 8-bit grey PNG of the stated size with every pixel there. */
export function isLosslessIris(content: Uint8Array, slot: string): boolean {
  const [only, ...others] = readIrisRecord(content) ?? []
  if (only === undefined || others.length > 0) return false
  const eye = { 'iris-right': 1, 'iris-left': 2 }[slot]
  const { width, height } = only
  const isLarge = width >= least.width && height >= least.height && width <= 8000 && height <= 8000
  return only.eye === eye && only.format === png.format && only.bitDepth === 8 && isLarge && isGreyPng(only)
}

function isGreyPng({ data, width, height }: IrisPicture): boolean {
  const b = Buffer.from(data.buffer, data.byteOffset, data.length)
  if (b.length < 33 || !png.signature.equals(b.subarray(0, 8))) return false
  const isHeader = b.toString('latin1', 12, 16) === 'IHDR' && b.readUInt16BE(24) === 0x0800
  if (!isHeader || b.readUInt32BE(16) !== width || b.readUInt32BE(20) !== height) return false
  const packed: Buffer[] = []
  for (let at = 8; at + 12 <= b.length; at += 12 + b.readUInt32BE(at)) {
    if (b.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(b.subarray(at + 8, at + 8 + b.readUInt32BE(at)))
  }
  const size = (width + 1) * height
  try {
    return inflateSync(Buffer.concat(packed), { maxOutputLength: size }).length === size
  } catch {
    return false
  }
}
