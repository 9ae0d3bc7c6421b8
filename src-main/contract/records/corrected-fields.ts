import type { Enrolment } from './enrolment.ts'
import { recordFields, recordOf, type RecordFields } from './resident.ts'

/** A draft never changes, and the law asks for its record several times in one turn. */
const known = new WeakMap<Enrolment, RecordFields>()

/**
 * The record as it will be sent: the registry's with the corrections laid over.
 * @throws ZodError when a correction does not fit its field: the transition has let a bad value through.
 */
export function correctedFields(draft: Enrolment): RecordFields {
  const before = known.get(draft)
  if (before) return before
  const changes = Object.fromEntries(draft.corrections.map(({ field, newValue }) => [field, newValue]))
  const fields = recordFields.parse({ ...recordOf(draft.resident), ...changes })
  known.set(draft, fields)
  return fields
}
