/**
 * Writes an 8-bit grey PNG (ISO/IEC 15948) with its resolution. Node's own zlib does the work off the main
 * thread: a slap takes 15 ms where a writer in JavaScript takes 100 to 700.
 */
import { crc32, deflate } from 'node:zlib'
import { promisify } from 'node:util'

const deflated = promisify(deflate)
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const inchesPerMetre = 1 / 0.0254

/** `ppi` is null where the picture has no scale of its own. `pixels` holds `width * height` bytes. */
export async function encodePng(
  { width, height, pixels }: { readonly width: number; readonly height: number; readonly pixels: Uint8Array },
  ppi: number | null,
): Promise<Uint8Array<ArrayBuffer>> {
  // Each row begins with its filter; 0 is none, which leaves the work to deflate.
  const rows = new Uint8Array((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)

  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8) // depth 8, grey, deflate, adaptive filters, not interlaced
  const chunks = [chunk('IHDR', header)]
  if (ppi !== null) chunks.push(chunk('pHYs', resolution(ppi)))
  chunks.push(chunk('IDAT', await deflated(rows, { level: 3 })), chunk('IEND', new Uint8Array()))
  return new Uint8Array(Buffer.concat([signature, ...chunks]))
}

function resolution(ppi: number): Uint8Array {
  const b = Buffer.alloc(9)
  const perMetre = Math.round(ppi * inchesPerMetre)
  b.writeUInt32BE(perMetre, 0)
  b.writeUInt32BE(perMetre, 4)
  b[8] = 1
  return b
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const b = Buffer.alloc(12 + data.length)
  b.writeUInt32BE(data.length, 0)
  b.write(type, 4, 'latin1')
  b.set(data, 8)
  b.writeUInt32BE(crc32(b.subarray(4, 8 + data.length)), 8 + data.length)
  return b
}
