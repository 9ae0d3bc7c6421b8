/** The case, the record and who acts for the citizen. */
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import { correctableFields, recordOf, type FieldCode } from '../../../contract/records/resident.ts'
import { fail, ok } from '../../../contract/result.ts'
import { gapsOf, unexplainedGaps } from '../../../contract/records/gaps.ts'
import { lawFor } from '../law.ts'
import { badValue, changed, type Apply } from './change.ts'

/**
 * The case is judged by what the law says of it, not of the one before. Samples stay, asked for or not; a record that
 * lacks what this case asks for is looked at again.
 */
export const chooseCase: Apply<'case-chosen'> = (draft, { type: _type, ...chosen }, { pack }) => {
  const next = { ...draft, case: chosen }
  const ofKind = pack.kinds.find(({ id }) => id === chosen.kind)?.reasons ?? []
  const { demand } = lawFor(next, pack)
  const isOffered = ofKind.some(({ id }) => id === chosen.reason) && demand.offered.includes(chosen.reason)
  if (!isOffered) return badValue('case')
  const recordConfirmed = draft.recordConfirmed && unexplainedGaps(next, demand).length === 0
  return changed(draft, { case: chosen, recordConfirmed })
}

const without = (draft: Enrolment, field: FieldCode) => draft.corrections.filter((c) => c.field !== field)

/** What was adjusted was another record. */
const corrected = (draft: Enrolment, change: Partial<Enrolment>) =>
  changed(draft, { ...change, recordConfirmed: false, adjustment: null })

const withoutGap = ({ gaps }: Enrolment, field: FieldCode): Enrolment['gaps'] =>
  Object.fromEntries(Object.entries(gaps).filter(([one]) => one !== field))

export const correctField: Apply<'field-corrected'> = (draft, event) => {
  const { field, reason, evidence = [], officerId, at } = event
  const value = correctableFields.shape[field].safeParse(event.value)
  const isProvable = evidence.every((id) => draft.papers.some(({ paperId }) => paperId === id))
  if (!value.success || !isProvable) return badValue(field)
  const correction = {
    field,
    oldValue: recordOf(draft.resident)[field],
    newValue: value.data,
    reason,
    evidence: [...new Set(evidence)],
    officerId,
    at,
  }
  return corrected(draft, {
    corrections: [...without(draft, field), correction],
    gaps: withoutGap(draft, field),
    flags: draft.flags.filter((flag) => flag !== field),
  })
}

/** Only of what the law asks for and is not there. */
export const explainGap: Apply<'gap-explained'> = (draft, { field, reason, officerId, at }, { demand }) => {
  if (!gapsOf(draft, demand).includes(field)) return badValue(field)
  const others = withoutGap(draft, field)
  const gaps = reason === null ? others : { ...others, [field]: { reason, officerId, at } }
  return changed(draft, { gaps, recordConfirmed: false })
}

export const undoCorrection: Apply<'correction-undone'> = (draft, { field }) => {
  const corrections = without(draft, field)
  return corrections.length === draft.corrections.length ? ok(draft) : corrected(draft, { corrections })
}

/** Looking at a flagged line and leaving it as it is answers the flag. */
export const confirmRecord: Apply<'record-confirmed'> = (draft, _event, { demand }) => {
  const gaps = unexplainedGaps(draft, demand)
  if (gaps.length === 0) return changed(draft, { recordConfirmed: true, flags: [] })
  return fail({ code: 'enrolment/incomplete', missing: gaps.map((field) => `gap:${field}`) })
}

export const fileAdjustment: Apply<'adjustment-filed'> = (draft, { officerId, at }) =>
  ok({ ...draft, adjustment: { officerId, at } })

export const nameGuardian: Apply<'guardian-named'> = (draft, { guardian }) => changed(draft, { guardian })
