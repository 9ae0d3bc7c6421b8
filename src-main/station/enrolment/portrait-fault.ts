/** Why a portrait that a page hands over is not taken: the pictures are not what it says, or points are open. Pure. */
import type { CallInput } from '../../contract/calls/index.ts'
import type { AppError } from '../../contract/errors.ts'
import { openPoints } from '../../contract/records/portrait-check.ts'
import { readJpegSize } from '../../contract/jpeg-size.ts'

type Picture = CallInput<'enrolment.savePortrait'>['print']

/** Smaller than this, the 20 x 30 mm of the card are not printed at 500 dpi. */
const PRINT = { width: 400, height: 600 }

const isOfItsSize = ({ jpeg, width, height }: Picture) => {
  const size = readJpegSize(jpeg)
  return size?.width === width && size.height === height
}

/** Two sides whose ratio lies within a pixel of the wanted one. */
const isShaped = ({ width, height }: Picture, across: number, up: number) =>
  Math.abs(width * up - height * across) <= up

export function portraitFault(input: CallInput<'enrolment.savePortrait'>): AppError | null {
  const { print, facts } = input
  const isPrint = isShaped(print, 2, 3) && print.width >= PRINT.width && print.height >= PRINT.height
  if (!isOfItsSize(input) || !isShaped(input, 3, 4) || !isOfItsSize(print) || !isPrint)
    return { code: 'portrait/unreadable' }
  const points = openPoints(facts)
  return points.length === 0 ? null : { code: 'portrait/open-points', points }
}
