/** Reads finger image records of ISO/IEC 19794-4:2011 (§8) without the station's code: what passes is standard. */
import { readRepresentations } from './image-record.ts'

export interface FingerImage {
  /** ISO/IEC 19794-4: 1-10 one finger, 13 right four, 14 left four, 15 thumbs. */
  readonly position: number
  /** 0 live plain, 1 live rolled. */
  readonly impression: number
  /** 2 is WSQ. */
  readonly compression: number
  /** Pixels per inch. */
  readonly ppi: number
  readonly width: number
  readonly height: number
  readonly scores: readonly number[]
  readonly data: Uint8Array
}

const wsq = 2
/** From the position to the length of the image data. */
const imageHeader = 22

/** Every image of the record, or null where the bytes are none: lengths must add up to the last byte. */
export const readFingerRecord = (content: Uint8Array): FingerImage[] | null =>
  readRepresentations(content, 'FIR', readImage)

/** True where it is a record and each of its images is compressed by WSQ (SOI marker FFA0) in 8-bit grey. */
export function isWsqRecord(content: Uint8Array): boolean {
  const images = readFingerRecord(content)
  return (
    images?.every(({ compression, data }) => compression === wsq && data[0] === 0xff && data[1] === 0xa0) ??
    false
  )
}

/** One representation: its length, the capture's data, the image's header, the image. */
function readImage(b: Buffer, hasCertifications: boolean): FingerImage | null {
  if (b.length < 19) return null
  const qualities = b.readUInt8(18)
  let at = 19 + qualities * 5
  if (hasCertifications) at += 1 + (at < b.length ? b.readUInt8(at) : 0) * 3
  if (at + imageHeader > b.length) return null
  const dataAt = at + imageHeader
  if (dataAt + b.readUInt32BE(dataAt - 4) !== b.length || b.readUInt8(at + 2) !== 1) return null
  return {
    position: b.readUInt8(at),
    ppi: b.readUInt16BE(at + 7),
    compression: b.readUInt8(at + 12),
    impression: b.readUInt8(at + 13),
    width: b.readUInt16BE(at + 14),
    height: b.readUInt16BE(at + 16),
    scores: Array.from({ length: qualities }, (_, i) => b.readUInt8(19 + i * 5)),
    data: b.subarray(dataAt),
  }
}
