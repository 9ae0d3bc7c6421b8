/** From a picture to its fingers: which they are, how good each is and why, and the template to compare it by. */
import type { ErrorOf } from '../../contract/errors.ts'
import type { FingerQuality } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { SegmentedPrint } from '../../drivers/driver.ts'
import type { GrayImage, Imaging, ImagingResult, PrintQuality, SittingPrint, SlapReport } from '../imaging.ts'
import type { Asked } from './asked.ts'
import { isSegmented, type Picture } from './picture.ts'

export type PrintError = ErrorOf<
  | 'devices/cancelled'
  | 'prints/unreadable'
  | 'prints/no-fingers'
  | 'prints/too-few-fingers'
  | 'prints/too-many-fingers'
  | 'prints/wrong-hand'
  | 'prints/cut-off'
  | 'prints/too-rotated'
  | 'prints/same-finger-twice'
  | 'prints/wrong-finger'
  | 'prints/no-match'
  | 'prints/seen-before'
  | 'prints/of-officer'
>

export interface ReadFinger {
  readonly quality: FingerQuality
  readonly print: SittingPrint
}

export interface Reading {
  readonly imaging: Imaging
  readonly asked: Asked
  readonly person: {
    /** Limits of the quality depend on it; null where it is not known. */
    readonly ageYears: number | null
    /** Fingers that are not there, as positions of ISO/IEC 19794-4. */
    readonly missing?: readonly number[] | undefined
  }
  readonly signal: AbortSignal
}

/** The engine's answer, or what a person is told instead. */
export function told<T>(answer: ImagingResult<T>): Result<T, PrintError> {
  if (answer.ok) return answer
  return fail({ code: answer.error.code === 'cancelled' ? 'devices/cancelled' : 'prints/unreadable' })
}

/** From left to right on the glass. Refused: another hand, another number of fingers, nothing that is a finger. */
export function readPrint(reading: Reading, picture: Picture): Promise<Result<ReadFinger[], PrintError>> {
  const { asked } = reading
  if (isSegmented(picture)) return readSegmented(reading, picture)
  return asked.kind === 'slap'
    ? readSlap(reading, asked, picture)
    : readRolled(reading, asked.position, picture)
}

const ageOf = ({ person: { ageYears } }: Reading) => (ageYears === null ? {} : { ageYears })

/** The fingers of a slap, as positions of ISO/IEC 19794-4. */
const handsOf = { right: [2, 3, 4, 5], left: [7, 8, 9, 10], thumbs: [1, 6] }

async function readSlap(
  reading: Reading,
  { hand, count }: Extract<Asked, { kind: 'slap' }>,
  image: GrayImage,
): Promise<Result<ReadFinger[], PrintError>> {
  const { imaging, signal } = reading
  const missing = reading.person.missing ?? []
  const slap = told(await imaging.readSlap({ image, hand, missing, ...ageOf(reading) }, signal))
  if (!slap.ok) return slap
  const { refusal, fingers } = slap.value
  if (refusal !== 'none')
    return fail(
      refused(
        refusal,
        count - missing.filter((finger) => handsOf[hand].includes(finger)).length,
        fingers.length,
      ),
    )
  const read = await Promise.all(
    fingers.map((one) => readFinger(reading, one.position, 'slap', one.image, one.quality)),
  )
  return allOf(read)
}

async function readRolled(
  reading: Reading,
  finger: number,
  image: GrayImage,
): Promise<Result<ReadFinger[], PrintError>> {
  const read = await assessFinger(reading, finger, image)
  return read.ok ? ok([read.value]) : read
}

/** The scanner says which finger is which; whether each is one is ours to see. */
async function readSegmented(
  reading: Reading,
  { fingers }: SegmentedPrint,
): Promise<Result<ReadFinger[], PrintError>> {
  const read = await Promise.all(fingers.map((one) => assessFinger(reading, one.finger, one)))
  const found = read.filter((one) => one.ok).length
  const isOnlyBlank = read.every((one) => one.ok || one.error.code === 'prints/no-fingers')
  if (isOnlyBlank && found > 0 && found < read.length)
    return fail({ code: 'prints/too-few-fingers', expected: read.length, found })
  return allOf(read)
}

async function assessFinger(
  reading: Reading,
  finger: number,
  { width, height, ppi, pixels }: GrayImage,
): Promise<Result<ReadFinger, PrintError>> {
  const { imaging, signal, asked } = reading
  const image = { width, height, ppi, pixels }
  const impression = asked.kind === 'rolled' ? 'rolled' : 'flat'
  const quality = told(await imaging.assess({ image, impression, ...ageOf(reading) }, signal))
  if (!quality.ok) return quality
  if (quality.value.reasons.some((reason) => noFinger.has(reason))) return fail({ code: 'prints/no-fingers' })
  return readFinger(reading, finger, asked.kind, image, quality.value)
}

const noFinger: ReadonlySet<string> = new Set(['blank', 'saturated', 'not-a-finger'])

async function readFinger(
  { imaging, signal }: Reading,
  finger: number,
  source: SittingPrint['source'],
  image: GrayImage,
  { score, reasons }: PrintQuality,
): Promise<Result<ReadFinger, PrintError>> {
  const template = told(await imaging.extractMinutiae({ image }, signal))
  if (!template.ok) return template
  return ok({
    quality: { finger, score: Math.round(score), reasons: [...reasons] },
    print: { finger, source, template: template.value },
  })
}

function allOf(read: readonly Result<ReadFinger, PrintError>[]): Result<ReadFinger[], PrintError> {
  const fingers: ReadFinger[] = []
  for (const one of read) {
    if (!one.ok) return one
    fingers.push(one.value)
  }
  return ok(fingers)
}

function refused(
  refusal: Exclude<SlapReport['refusal'], 'none'>,
  expected: number,
  found: number,
): PrintError {
  if (refusal === 'too-few-fingers') return { code: 'prints/too-few-fingers', expected, found }
  if (refusal === 'too-many-fingers') return { code: 'prints/too-many-fingers', expected, found }
  return { code: `prints/${refusal}` }
}
