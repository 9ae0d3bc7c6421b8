/** What happens to the picture of an eye before it may be called an iris: looked for, measured, written as a record. */
import type { ErrorOf } from '../../contract/errors.ts'
import type { Eye, IrisQuality } from '../../contract/records/iris-check.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { IrisImage } from '../../drivers/driver.ts'
import { writeIrisRecord } from '../../drivers/iris-record.ts'
import { encodePng } from '../png.ts'
import { makeStill } from '../prints/still.ts'
import { findEye } from './find-eye.ts'
import { judge } from './limits.ts'
import { measureEye } from './measure.ts'

export interface ExaminedIris {
  readonly eye: Eye
  /** ISO/IEC 19794-6:2011 holding a lossless PNG. */
  readonly record: Uint8Array<ArrayBuffer>
  /** PNG of at most 64 KiB. */
  readonly still: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
  readonly quality: IrisQuality
}

export type IrisError = ErrorOf<'irises/no-eye' | 'irises/too-small'>

/** VGA, the smallest that ISO/IEC 19794-6 enrols with. */
const least = { width: 640, height: 480 }

/** Refused where no open eye is on it; anything poorer than it should be is kept with its reasons. */
export async function examineIris(image: IrisImage, takenAt: Date): Promise<Result<ExaminedIris, IrisError>> {
  const { eye, width, height } = image
  if (width < least.width || height < least.height) return fail({ code: 'irises/too-small', width, height })
  const found = findEye(image)
  if (found === null) return fail({ code: 'irises/no-eye', eye })
  const quality = judge(measureEye(image, found), image.deviceScore ?? null)
  const png = await encodePng(image, null)
  const record = writeIrisRecord({ eye, width, height, takenAt, score: quality.score, iris: found.iris, png })
  return ok({ eye, record, still: await makeStill(image), width, height, quality })
}
