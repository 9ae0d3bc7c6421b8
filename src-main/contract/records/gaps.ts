/** Fields that the law asks for and the record does not have. */
import { isKnown } from '../field-text.ts'
import type { Demand } from './demand.ts'
import type { Enrolment } from './enrolment.ts'
import type { FieldCode } from './resident.ts'
import { correctedFields } from './corrected-fields.ts'

/** Required and not there, explained or not. */
export function gapsOf(draft: Enrolment, { requiredFields }: Demand): FieldCode[] {
  const fields = correctedFields(draft)
  return requiredFields.filter((field) => !isKnown(field, fields))
}

/** What stands between the record and its confirmation. */
export const unexplainedGaps = (draft: Enrolment, demand: Demand): FieldCode[] =>
  gapsOf(draft, demand).filter((field) => !draft.gaps[field])
