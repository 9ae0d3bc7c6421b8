/** Records of ISO/IEC 19794-4:2011 with a WSQ payload (FBI IAFIS-IC-0110), as the centre reads them. */
import type { FingerQuality } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CaptureTime, GrayImage, Imaging } from '../imaging.ts'
import type { Asked } from './asked.ts'
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

/** One representation. Its quality is the worst finger's: vendor and algorithm 0, because the score is our own. */
export async function writeRecord(
  { imaging, asked, takenAt, signal }: Recording,
  image: GrayImage,
  fingers: readonly FingerQuality[],
): Promise<Result<Uint8Array<ArrayBuffer>, PrintError>> {
  const { width, height, ppi } = image
  const data = told(await imaging.encodeWsq({ image, bpp: bitRate }, signal))
  if (!data.ok) return data
  const score = Math.min(...fingers.map((finger) => finger.score))
  const representation = {
    capture: { time: timeOf(takenAt), quality: [{ score, vendor: 0, algorithm: 0 }] },
    position: asked.position,
    impression: impressions[asked.kind],
    ppi,
    scanPpi: ppi,
    width,
    height,
    compression: 'wsq' as const,
    data: data.value,
  }
  const record = told(await imaging.writeFingerImages({ images: [representation] }, signal))
  return record.ok ? ok(new Uint8Array(record.value)) : record
}

/** The picture of a record that `writeRecord` wrote. */
export async function readRecord(
  imaging: Imaging,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<GrayImage, PrintError>> {
  const record = told(await imaging.readFingerImages({ bytes }, signal))
  if (!record.ok) return record
  const [first] = record.value.images
  if (first?.compression !== 'wsq') return fail({ code: 'prints/unreadable' })
  const image = told(await imaging.decodeWsq({ bytes: first.data }, signal))
  return image.ok ? ok({ ...image.value, ppi: first.ppi }) : image
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
