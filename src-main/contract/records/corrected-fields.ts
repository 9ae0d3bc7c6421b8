import type { Enrolment } from './enrolment.ts'
import { recordFields, recordOf, type RecordFields } from './resident.ts'

/**
 * The record as it will be sent: the registry's with the corrections laid over.
 * @throws ZodError when a correction does not fit its field: the transition has let a bad value through.
 */
export function correctedFields(draft: Enrolment): RecordFields {
  const changes = Object.fromEntries(draft.corrections.map(({ field, newValue }) => [field, newValue]))
  return recordFields.parse({ ...recordOf(draft.resident), ...changes })
}
