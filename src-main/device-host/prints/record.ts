/** Records of ISO/IEC 19794-4:2011 with a WSQ payload (FBI IAFIS-IC-0110), as the centre reads them. */
import type { FingerQuality } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CaptureTime, FingerImage, Imaging } from '../imaging.ts'
import type { Asked } from './asked.ts'
import { isSegmented, type Picture } from './picture.ts'
import { readImages } from './read-images.ts'
import { told, type PrintError } from './read-print.ts'

/** Bits per pixel: about 15:1, the rate that the FBI's specification is certified at. */
const bitRate = 0.75
/** Live-scan plain and live-scan rolled (ISO/IEC 19794-4:2011, table of impression types). */
const impressions = { slap: 0, rolled: 1 } as const

export interface Recording {
  readonly imaging: Imaging
  readonly asked: Asked
  readonly takenAt: Date
  readonly signal: AbortSignal
}

/**
 * One representation of the whole picture, whose quality is the worst finger's, or one of each finger that the
 * scanner has cut out. Vendor and algorithm are 0, because the score is our own.
 */
export async function writeRecord(
  { imaging, asked, takenAt, signal }: Recording,
  picture: Picture,
  qualities: readonly FingerQuality[],
): Promise<Result<Uint8Array<ArrayBuffer>, PrintError>> {
  const worst = Math.min(...qualities.map(({ score }) => score))
  const parts = isSegmented(picture)
    ? picture.fingers.map((image, i) => ({
        image,
        position: image.finger,
        score: qualities[i]?.score ?? worst,
      }))
    : [{ image: picture, position: asked.position, score: worst }]
  const images: FingerImage[] = []
  for (const { image, position, score } of parts) {
    const { width, height, ppi, pixels } = image
    const data = told(
      await imaging.encodeWsq({ image: { width, height, ppi, pixels }, bpp: bitRate }, signal),
    )
    if (!data.ok) return data
    images.push({
      capture: { time: timeOf(takenAt), quality: [{ score, vendor: 0, algorithm: 0 }] },
      position,
      impression: impressions[asked.kind],
      ppi,
      scanPpi: ppi,
      width,
      height,
      compression: 'wsq',
      data: data.value,
    })
  }
  const record = told(await imaging.writeFingerImages({ images }, signal))
  return record.ok ? ok(new Uint8Array(record.value)) : record
}

/** The picture of a record that `writeRecord` wrote. */
export async function readRecord(
  imaging: Imaging,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Picture, PrintError>> {
  const images = await readImages({ imaging, readJpeg2000: async () => null }, bytes, signal)
  if (!images.ok) return images
  const [first] = images.value
  if (first === undefined) return fail({ code: 'prints/unreadable' })
  if (images.value.length === 1) return ok(first)
  return ok({ fingers: images.value.map((image) => ({ ...image, finger: image.position, deviceScore: 0 })) })
}

function timeOf(at: Date): CaptureTime {
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    millisecond: at.getUTCMilliseconds(),
  }
}
