/** What the device host is told of the citizen: a number that tells people apart, and an age. */
import { createHash } from 'node:crypto'
import type { PracticeHints } from '../../contract/records/wire.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { correctedFields } from '../../contract/records/corrected-fields.ts'
import { isEye } from './parts.ts'

export interface Person {
  /** 32 bits of SHA-256 of the personal number: the same citizen has the same, and it is not the number. Of the
   * application's id where the person has none. */
  readonly seed: number
  /** Whole years, by the year of birth; null where it makes no sense. */
  readonly ageYears: number | null
  /** Excepted fingers, as positions of ISO/IEC 19794-4. */
  readonly missing: number[]
  /** Of somebody to practise with: what the simulated scanner finds. */
  readonly hand?: PracticeHand
}

export type PracticeHand = NonNullable<PracticeHints['citizens'][number]['hand']>

/** @param hand only in practice */
export function personOf(draft: Enrolment, now: Date, hand?: PracticeHand): Person {
  const seed = createHash('sha256')
    .update(draft.resident.personalNumber ?? draft.applicationId)
    .digest()
    .readUInt32BE(0)
  const years = now.getUTCFullYear() - Number(correctedFields(draft).dateOfBirth.slice(0, 4))
  const missing = draft.exceptions.flatMap(({ part }) =>
    isEye(part) ? [] : [Number(part.slice('finger-'.length))],
  )
  return { seed, ageYears: years >= 0 && years <= 150 ? years : null, missing, ...(hand && { hand }) }
}
