/** Where each eye stands: pure, so that it can be proved. */
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import type { Eye } from '../../../src-main/contract/records/iris-check.ts'
import type { IrisSlot } from '../../../src-main/contract/records/sitting-parts.ts'

export type EyeState = 'taken' | 'poor' | 'excepted' | 'missing'

export interface Iris {
  readonly slot: IrisSlot
  readonly eye: Eye
}

export const irisOf = (slot: IrisSlot): Iris => ({ slot, eye: slot === 'iris-right' ? 'right' : 'left' })

/** `missing` are main's codes: an eye that was not taken by its slot, one that is too poor as `poor:<slot>`. */
export function eyeStateOf(
  slot: IrisSlot,
  { captures, exceptions }: Pick<Enrolment, 'captures' | 'exceptions'>,
  missing: readonly string[],
): EyeState {
  if (exceptions.some(({ part }) => part === `eye-${irisOf(slot).eye}`)) return 'excepted'
  if (missing.includes(`poor:${slot}`)) return 'poor'
  return captures[slot] === undefined ? 'missing' : 'taken'
}
