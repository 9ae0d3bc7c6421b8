/** A draft before the law: the facts of its case, and what the pack asks of it. */
import type { Demand } from '../../contract/records/demand.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { PolicyPack, RecordState } from '../../contract/records/policy-pack.ts'
import { civilDate } from '../policy/dates.ts'
import { demandOf } from '../policy/demand-of.ts'
import { correctedFields } from '../../contract/records/corrected-fields.ts'

/** A pack and what it asks of the draft at hand. */
export interface Law {
  readonly pack: PolicyPack
  readonly demand: Demand
}

function recordStateOf({ isInDatabase, corrections }: Enrolment): RecordState {
  if (!isInDatabase) return 'absent'
  return corrections.length > 0 ? 'changed' : 'unchanged'
}

/** Whether an exception of the draft must be seen by another officer. */
function needsApproval({ exceptions }: Enrolment, pack: PolicyPack): boolean {
  const known = pack.exceptions?.reasons ?? []
  return exceptions.some(({ reason }) => known.find(({ id }) => id === reason)?.needsApproval ?? true)
}

/** The law is asked on the day that the case was chosen; before that, on the day that the draft was opened. */
export function lawFor(draft: Enrolment, pack: PolicyPack): Law {
  const { case: chosen, openedAt } = draft
  const demand = demandOf(
    {
      on: chosen?.askedOn ?? civilDate(new Date(openedAt)),
      birth: correctedFields(draft).dateOfBirth,
      chosen,
      record: recordStateOf(draft),
      isHelped: chosen?.isHelped ?? false,
      isExcepted: needsApproval(draft, pack),
      // Whether there is a camera is asked with the case; until then nothing is waived.
      hasIrisCamera: chosen?.hasIrisCamera ?? true,
      channel: 'counter',
    },
    pack,
  )
  return { pack, demand }
}
