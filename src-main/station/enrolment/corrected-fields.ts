import type { Enrolment } from '../../contract/records/enrolment.ts'
import { residentFields, type ResidentFields } from '../../contract/records/resident.ts'

/** The record as it will be sent: the registry's fields with the corrections laid over. */
export function correctedFields(draft: Enrolment): ResidentFields {
  const changes = Object.fromEntries(draft.corrections.map(({ field, newValue }) => [field, newValue]))
  return residentFields.parse({ ...draft.resident.fields, ...changes })
}
