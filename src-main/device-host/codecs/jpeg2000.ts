/** Reads JPEG 2000 (ISO/IEC 15444-1) by OpenJPEG: bare codestreams and JP2 files, one 8-bit grey component. */
import { createWasmCodec, type PictureSize } from './wasm-codec.ts'

const startOfCodestream = 0xff4f
const sizeMarker = 0xff51
const endOfCodestream = 0xffd9
/** The boxes before the codestream are few and short. */
const mostBefore = 4_096
/** One picture in one piece or a few: more tiles than pixels would be an attack. */
const mostTiles = 256

export const readJpeg2000 = createWasmCodec(
  'J2KDecoder',
  '@cornerstonejs/codec-openjpeg/decodewasmjs',
  '@cornerstonejs/codec-openjpeg/decodewasm',
  sizeOf,
)

/** From the SIZ marker, which always comes first (A.5.1). */
function sizeOf(bytes: Uint8Array): PictureSize | null {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = findCodestream(b)
  if (at < 0 || b.length < at + 45 || b.readUInt16BE(b.length - 2) !== endOfCodestream) return null
  const u32 = (offset: number) => b.readUInt32BE(at + offset)
  const [right, bottom, left, top] = [u32(8), u32(12), u32(16), u32(20)]
  const [tileWidth, tileHeight] = [u32(24), u32(28)]
  const components = b.readUInt16BE(at + 40)
  const depth = b.readUInt8(at + 42)
  const isWholeSampled = b.readUInt8(at + 43) === 1 && b.readUInt8(at + 44) === 1
  // 7: eight bits without a sign.
  if (components !== 1 || depth !== 7 || !isWholeSampled || right <= left || bottom <= top) return null
  if (tileWidth === 0 || tileHeight === 0) return null
  if (Math.ceil(right / tileWidth) * Math.ceil(bottom / tileHeight) > mostTiles) return null
  return { width: right - left, height: bottom - top, components }
}

function findCodestream(b: Buffer): number {
  const last = Math.min(b.length - 4, mostBefore)
  for (let at = 0; at <= last; at += 1)
    if (b.readUInt16BE(at) === startOfCodestream && b.readUInt16BE(at + 2) === sizeMarker) return at
  return -1
}
