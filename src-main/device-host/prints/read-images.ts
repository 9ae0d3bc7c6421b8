/** The images of a finger record of ISO/IEC 19794-4, whoever wrote it, without their compression. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { GreyImage } from '../../drivers/driver.ts'
import type { FingerImage, GrayImage, Imaging } from '../imaging.ts'
import { told, type PrintError } from './read-print.ts'

export interface RecordedImage extends GrayImage {
  readonly position: number
  /** 0 live-scan plain, 1 live-scan rolled. */
  readonly impression: number
}

export interface Readers {
  readonly imaging: Imaging
  readonly readJpeg2000: (bytes: Uint8Array) => Promise<GreyImage | null>
}

/** All of them, or `prints/unreadable`: an image has the size that its header states. */
export async function readImages(
  readers: Readers,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<RecordedImage[], PrintError>> {
  const record = told(await readers.imaging.readFingerImages({ bytes }, signal))
  if (!record.ok) return record
  const images: RecordedImage[] = []
  for (const stored of record.value.images) {
    const image = await unpack(readers, stored, signal)
    if (image?.width !== stored.width || image.height !== stored.height)
      return fail({ code: signal.aborted ? 'devices/cancelled' : 'prints/unreadable' })
    const { position, impression, ppi } = stored
    images.push({ position, impression, ppi, ...image })
  }
  return ok(images)
}

/** Null where it cannot be read. */
async function unpack(
  { imaging, readJpeg2000 }: Readers,
  { compression, width, height, data }: FingerImage,
  signal: AbortSignal,
): Promise<GreyImage | null> {
  switch (compression) {
    case 'raw':
      return data.length === width * height ? { width, height, pixels: data } : null
    case 'wsq': {
      const image = await imaging.decodeWsq({ bytes: data }, signal)
      if (!image.ok) return null
      // The resolution is the record's to say.
      return { width: image.value.width, height: image.value.height, pixels: image.value.pixels }
    }
    case 'jpeg2000-lossy':
    case 'jpeg2000-lossless':
      return readJpeg2000(data)
    case 'jpeg':
    case 'png':
      return null
  }
}
