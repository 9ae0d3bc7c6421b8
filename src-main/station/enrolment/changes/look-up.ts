/** Where the record came from, the word on the last portrait, and papers that were seen. */
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import { recordOf, type Applicant } from '../../../contract/records/resident.ts'
import { ok } from '../../../contract/result.ts'
import { badValue, changed, type Apply } from './change.ts'

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What the officer corrected still holds beside the newer record, but for what it says itself by now. */
function rebased(corrections: Enrolment['corrections'], resident: Applicant): Enrolment['corrections'] {
  const record = recordOf(resident)
  return corrections
    .filter(({ field, newValue }) => !isSame(newValue, record[field]))
    .map((one) => ({ ...one, oldValue: record[one.field] }))
}

/** The registry's word counts from when it is there; where it changes nothing, nothing is asked again. */
export const takeRegistryWord: Apply<'registry-asked'> = (draft, { found }) => {
  const { resident, isInDatabase, lookUp } = found
  const { asOf: _before, recordVersion: _old, ...known } = draft.resident
  const { asOf: _now, recordVersion: _new, ...said } = resident
  if (isSame(known, said) && isInDatabase === draft.isInDatabase) return ok({ ...draft, resident, lookUp })
  const corrections = rebased(draft.corrections, resident)
  return changed(draft, {
    resident,
    isInDatabase,
    lookUp,
    corrections,
    recordConfirmed: false,
    adjustment: null,
  })
}

/** Not read by the citizen, so their yes stands. */
export const judgeLikeness: Apply<'likeness-judged'> = (draft, { likeness }) => ok({ ...draft, likeness })

export const notePaper: Apply<'paper-noted'> = (draft, { paper }, { demand }) => {
  if (!demand.papers.some(({ id }) => id === paper.paper)) return badValue('paper')
  const others = draft.seenPapers.filter((one) => one.paper !== paper.paper)
  return ok({ ...draft, seenPapers: [...others, paper] })
}

export const withdrawPaper: Apply<'paper-withdrawn'> = (draft, { paper }) =>
  ok({ ...draft, seenPapers: draft.seenPapers.filter((one) => one.paper !== paper) })
