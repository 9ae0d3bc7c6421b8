/** Input reports of an image: 0x32 IMAGE_BEGIN, 0x33 IMAGE_CHUNK, 0x34 IMAGE_END. */
import { crc32 } from 'node:zlib'
import { getU24, isReport, setU24, viewOf } from './bytes.ts'
import type { Caps } from './caps.ts'

export const beginId = 0x32
export const chunkId = 0x33
export const endId = 0x34

/** Bytes of a chunk report before its payload: id, transfer, seq u24, flags, length u16, CRC-32. */
export const chunkHeader = 12

export interface ImageBegin {
  readonly transfer: number
  readonly kind: 'preview' | 'final'
  readonly position: number
  readonly width: number
  readonly height: number
  readonly ppi: number
  /** Bytes of a chunk's payload; the last chunk has what is left. */
  readonly payload: number
  readonly chunks: number
  /** CRC-32 over the whole image. */
  readonly crc: number
}

const beginSize = 30
/** The device does not judge its images. */
const noScore = 255

export function writeBegin(i: ImageBegin, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  b.set([beginId, i.transfer, i.kind === 'final' ? 1 : 0, i.position])
  v.setUint16(4, i.width, true)
  v.setUint16(6, i.height, true)
  v.setUint16(8, i.ppi, true)
  b.set([8, 0], 10) // bits per pixel, format raw8
  v.setUint32(12, i.width * i.height, true)
  v.setUint16(16, i.payload, true)
  setU24(v, 18, i.chunks)
  v.setUint32(21, i.crc, true)
  v.setUint8(25, noScore)
  // 26: device time u32, which no host needs.
  return b
}

/** Null unless its sizes agree with each other and with what the device has declared: checked before any room is made. */
export function readBegin(b: Uint8Array, caps: Caps): ImageBegin | null {
  if (!isReport(b, beginId, beginSize)) return null
  const v = viewOf(b)
  const kind = v.getUint8(2) === 1 ? 'final' : 'preview'
  const [width, height, payload] = [v.getUint16(4, true), v.getUint16(6, true), v.getUint16(16, true)]
  const [total, chunks] = [v.getUint32(12, true), getU24(v, 18)]
  const isRaw8 = v.getUint8(10) === 8 && v.getUint8(11) === 0 && total === width * height
  const fits = total > 0 && width <= caps.width && height <= caps.height && total <= caps.maxImage
  const isCut =
    payload > 0 && payload <= caps.reportLength - chunkHeader && chunks === Math.ceil(total / payload)
  if (!isRaw8 || !fits || !isCut || v.getUint8(2) > 1) return null
  return {
    transfer: v.getUint8(1),
    kind,
    position: v.getUint8(3),
    width,
    height,
    ppi: v.getUint16(8, true),
    payload,
    chunks,
    crc: v.getUint32(21, true),
  }
}

export interface ImageChunk {
  readonly transfer: number
  readonly seq: number
  readonly flags: number
  /** A view into the report, not a copy. */
  readonly payload: Uint8Array
  /** False when the payload does not have the checksum that stands beside it. */
  readonly isIntact: boolean
}

/** Flags of a chunk. `resent` tells a host where in the answer to its RESYNC the device is. */
export const chunkFlags = { last: 1, resent: 2 } as const

type ChunkToWrite = Omit<ImageChunk, 'isIntact'>

export function writeChunk({ transfer, seq, flags, payload }: ChunkToWrite, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  b.set([chunkId, transfer])
  setU24(v, 2, seq)
  v.setUint8(5, flags)
  v.setUint16(6, payload.length, true)
  v.setUint32(8, crc32(payload), true)
  b.set(payload, chunkHeader)
  return b
}

export function readChunk(b: Uint8Array): ImageChunk | null {
  if (!isReport(b, chunkId, chunkHeader)) return null
  const v = viewOf(b)
  const length = v.getUint16(6, true)
  if (chunkHeader + length > b.length) return null
  const payload = b.subarray(chunkHeader, chunkHeader + length)
  return {
    transfer: v.getUint8(1),
    seq: getU24(v, 2),
    flags: v.getUint8(5),
    payload,
    isIntact: crc32(payload) === v.getUint32(8, true),
  }
}

export interface ImageEnd {
  readonly transfer: number
  readonly chunks: number
  readonly crc: number
}

/** The device has sent all it may: whatever is missing now is lost. */
export function writeEnd({ transfer, chunks, crc }: ImageEnd, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  b.set([endId, transfer])
  setU24(v, 2, chunks)
  v.setUint32(5, crc, true)
  return b
}

export function readEnd(b: Uint8Array): ImageEnd | null {
  if (!isReport(b, endId, 9)) return null
  const v = viewOf(b)
  return { transfer: v.getUint8(1), chunks: getU24(v, 2), crc: v.getUint32(5, true) }
}
