/** Reads JPEG (ISO/IEC 10918-1) by libjpeg-turbo: for previews only, never for a sample. */
import { createWasmCodec, type PictureSize } from './wasm-codec.ts'

export const readJpeg = createWasmCodec(
  'JPEGDecoder',
  '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
  '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
  sizeOf,
)

/** SOF0 to SOF15 but DHT, JPG and DAC (B.1.1.3). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** From the frame header. */
function sizeOf(bytes: Uint8Array): PictureSize | null {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 2
  while (at + 10 <= b.length && b.readUInt8(at) === 0xff) {
    if (isFrame(b.readUInt8(at + 1))) {
      const components = b.readUInt8(at + 9)
      if (b.readUInt8(at + 4) !== 8 || (components !== 1 && components !== 3)) return null
      return { width: b.readUInt16BE(at + 7), height: b.readUInt16BE(at + 5), components }
    }
    at += 2 + b.readUInt16BE(at + 2)
  }
  return null
}
