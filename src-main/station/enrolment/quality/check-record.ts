/** Everything that is worth a second look in one draft, the dimensions in the order of the saying. Pure. */
import type { Demand } from '../../../contract/records/demand.ts'
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import type { Finding } from '../../../contract/records/finding.ts'
import { civilDate } from '../../policy/dates.ts'
import { correctedFields } from '../../../contract/records/corrected-fields.ts'
import { checkAlive, type Surroundings } from './alive.ts'
import { checkClean } from './clean.ts'
import { checkComplete } from './complete.ts'
import { checkFamily } from './family.ts'
import { checkNumber } from './number.ts'

export function checkRecord(draft: Enrolment, demand: Demand, around: Surroundings): Finding[] {
  const fields = correctedFields(draft)
  return [
    ...checkNumber(fields),
    ...checkFamily(fields, civilDate(around.now)),
    ...checkComplete(draft, demand),
    ...checkClean(draft),
    ...checkAlive(fields, draft.resident.asOf, around),
  ]
}
