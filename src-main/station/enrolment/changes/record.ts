/** The case, the record and who acts for the citizen. */
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import { residentFields, type FieldCode } from '../../../contract/records/resident.ts'
import { ok } from '../../../contract/result.ts'
import { lawFor } from '../law.ts'
import { badValue, changed, type Apply } from './change.ts'

/** The case is judged by what the law says of it, not of the one before. Samples stay, asked for or not. */
export const chooseCase: Apply<'case-chosen'> = (draft, { type: _type, ...chosen }, { pack }) => {
  const next = { ...draft, case: chosen }
  const ofKind = pack.kinds.find(({ id }) => id === chosen.kind)?.reasons ?? []
  const isOffered =
    ofKind.some(({ id }) => id === chosen.reason) && lawFor(next, pack).demand.offered.includes(chosen.reason)
  return isOffered ? changed(draft, { case: chosen }) : badValue('case')
}

const without = (draft: Enrolment, field: FieldCode) => draft.corrections.filter((c) => c.field !== field)

/** What was adjusted was another record. */
const corrected = (draft: Enrolment, change: Partial<Enrolment>) =>
  changed(draft, { ...change, recordConfirmed: false, adjustment: null })

export const correctField: Apply<'field-corrected'> = (draft, event) => {
  const value = residentFields.shape[event.field].safeParse(event.value)
  if (!value.success) return badValue(event.field)
  const { field, reason, officerId, at } = event
  const correction = {
    field,
    oldValue: draft.resident.fields[field],
    newValue: value.data,
    reason,
    officerId,
    at,
  }
  return corrected(draft, {
    corrections: [...without(draft, field), correction],
    flags: draft.flags.filter((flag) => flag !== field),
  })
}

export const undoCorrection: Apply<'correction-undone'> = (draft, { field }) =>
  corrected(draft, { corrections: without(draft, field) })

/** Looking at a flagged line and leaving it as it is answers the flag. */
export const confirmRecord: Apply<'record-confirmed'> = (draft) =>
  changed(draft, { recordConfirmed: true, flags: [] })

export const fileAdjustment: Apply<'adjustment-filed'> = (draft, { officerId, at }) =>
  ok({ ...draft, adjustment: { officerId, at } })

export const nameGuardian: Apply<'guardian-named'> = (draft, { guardian }) => changed(draft, { guardian })
