/** Why a JPEG is not taken: it is none, too large to be decoded safely, or carries more than a picture. */
import type { ErrorOf } from '../../contract/errors.ts'
import { readJpegSize } from '../../contract/jpeg-size.ts'
import { paperLimits } from '../../contract/records/paper.ts'

type Fault = ErrorOf<'papers/unreadable' | 'papers/too-many-pixels'>

/** JFIF, a colour profile, Adobe's word on colours: what an encoder writes. Exif, XMP and comments say where and by whom. */
const harmless = new Set([0xe0, 0xe2, 0xee])
/** Frames, tables and restarts (ITU-T T.81 table B.1). */
const isOfPicture = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdd)

/** From the header alone; nothing is decoded. */
export function jpegFault(bytes: Uint8Array): Fault | null {
  const size = readJpegSize(bytes)
  if (!size || size.width === 0 || size.height === 0) return { code: 'papers/unreadable' }
  const { width, height } = size
  const { side, pixels } = paperLimits
  if (width > side || height > side || width * height > pixels)
    return { code: 'papers/too-many-pixels', width, height }
  return isNothingButPicture(bytes) ? null : { code: 'papers/unreadable' }
}

function isNothingButPicture(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint16(bytes.length - 2) !== 0xffd9) return false
  for (let at = 2; at + 4 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return false
    if (marker === 0xda) return true
    if (!isOfPicture(marker) && !harmless.has(marker)) return false
  }
  return false
}
