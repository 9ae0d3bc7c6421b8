/**
 * A hostile PNG (ISO/IEC 15948) made harmless before a decoder sees it: only the chunks that carry the
 * picture are kept, each length is checked, and the sides and kind are known before memory is reserved.
 * Other chunks (profiles, texts, animations) can be compressed too and would inflate without a bound.
 */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ImagingCode } from '../imaging.ts'

export interface PngParts {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly interlaced: boolean
  readonly ppi: number
  /** The compressed pixels, all IDAT chunks together. */
  readonly data: Uint8Array
  /** The same picture with nothing but IHDR, IDAT and IEND. */
  readonly clean: Uint8Array
}

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const MOST_SIDE = 4000
const METRES_PER_INCH = 0.0254
const CHANNELS: ReadonlyMap<number, 1 | 3> = new Map([
  [0, 1],
  [2, 3],
])

interface Chunk {
  readonly type: string
  readonly data: Buffer
  /** Length, type, data and checksum. */
  readonly whole: Buffer
}

type Read<T> = Result<T, ImagingCode>

export function readPngParts(bytes: Uint8Array): Read<PngParts> {
  const header = readHeader(bytes)
  if (!header.ok) return header
  const chunks = readChunks(bytes)
  if (!chunks.ok) return chunks
  const kept = chunks.value.filter(({ type }) => ['IHDR', 'IDAT', 'IEND'].includes(type))
  const data = kept.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)
  const scale = chunks.value.find(({ type }) => type === 'pHYs')
  return ok({
    ...header.value,
    ppi: scale ? resolutionOf(scale.data) : 500,
    data: Buffer.concat(data),
    clean: Buffer.concat([PNG_SIGNATURE, ...kept.map(({ whole }) => whole)]),
  })
}

/** IHDR is the first chunk and 13 bytes long, at a fixed place. */
function readHeader(bytes: Uint8Array): Read<Pick<PngParts, 'width' | 'height' | 'channels' | 'interlaced'>> {
  if (bytes.length < 33) return fail('truncated')
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (b.readUInt32BE(8) !== 13 || b.toString('latin1', 12, 16) !== 'IHDR') return fail('bad-format')
  const [width, height] = [b.readUInt32BE(16), b.readUInt32BE(20)]
  if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) return fail('bad-size')
  const channels = CHANNELS.get(b.readUInt8(25))
  if (b.readUInt8(24) !== 8 || channels === undefined) return fail('unsupported')
  return ok({ width, height, channels, interlaced: b.readUInt8(28) !== 0 })
}

function readChunks(bytes: Uint8Array): Read<Chunk[]> {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  let at = PNG_SIGNATURE.length
  while (at + 12 <= b.length) {
    const length = b.readUInt32BE(at)
    const end = at + 12 + length
    if (end > b.length) return fail('truncated')
    const type = b.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: b.subarray(at + 8, end - 4), whole: b.subarray(at, end) })
    if (type === 'IEND') return ok(chunks)
    at = end
  }
  return fail('truncated')
}

/** 500 where the file does not say, or says it without a unit or differently for the two directions. */
function resolutionOf(data: Buffer): number {
  if (data.length !== 9 || data[8] !== 1 || data.readUInt32BE(0) !== data.readUInt32BE(4)) return 500
  const ppi = Math.round(data.readUInt32BE(0) * METRES_PER_INCH)
  return ppi >= 1 && ppi <= 10_000 ? ppi : 500
}
