/** A file that an officer chose, as bytes that main may judge. A picture is measured by its header before it is decoded. */
import { readJpegSize } from '../../../src-main/contract/jpeg-size.ts'
import { paperLimits } from '../../../src-main/contract/records/paper.ts'
import { fail, ok, type Result } from '../../../src-main/contract/result.ts'
import { clearShot } from '../portrait/index.ts'
import { jpegOf } from './page/encode.ts'

/** A photograph from a phone may be larger than the page that is made of it. */
const LARGEST_JPEG = 4 * paperLimits.pageBytes
/** A4 at 300 dpi. */
const LONGEST_SIDE = 3508

type Bytes = Uint8Array<ArrayBuffer>

export async function readFile(file: Blob): Promise<Result<Bytes>> {
  if (file.size > LARGEST_JPEG)
    return fail({ code: 'papers/too-large', bytes: file.size, most: paperLimits.pageBytes })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const size = readJpegSize(bytes)
  if (size !== null) return encodeAnew(bytes, size)
  const { pageBytes: most } = paperLimits
  return bytes.length > most ? fail({ code: 'papers/too-large', bytes: bytes.length, most }) : ok(bytes)
}

async function encodeAnew(
  bytes: Bytes,
  { width, height }: { width: number; height: number },
): Promise<Result<Bytes>> {
  const { side, pixels } = paperLimits
  if (width > side || height > side || width * height > pixels)
    return fail({ code: 'papers/too-many-pixels', width, height })
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).catch(() => null)
  if (picture === null) return fail({ code: 'papers/unreadable' })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const jpeg = await jpegOf(canvas)
  clearShot(canvas)
  return jpeg === null ? fail({ code: 'papers/unreadable' }) : ok(jpeg)
}
