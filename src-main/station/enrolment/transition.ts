/**
 * The workflow: a pure function from a draft and an event to the next draft, walking the steps that the
 * pack lists. Nothing captured is ever dropped by it except by the event that names the sample, and any
 * change of what the citizen reads takes the citizen's yes back.
 */
import { residentFields, type FieldCode, type ResidentFields } from '../../contract/records/resident.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { ErrorOf } from '../../contract/errors.ts'
import type { PolicyPack, StepId } from '../../contract/records/policy-pack.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { EnrolmentEvent, EnrolmentEventType } from './events.ts'
import { stepsOf } from './steps.ts'

export type TransitionError = ErrorOf<
  'enrolment/not-now' | 'enrolment/bad-value' | 'enrolment/changed-since-shown'
>
type Next = Result<Enrolment, TransitionError>
type Apply<T extends EnrolmentEventType> = (
  draft: Enrolment,
  event: Extract<EnrolmentEvent, { type: T }>,
  pack: PolicyPack,
) => Next

/** The record as it will be sent: the registry's fields with the corrections laid over. */
export function correctedFields(draft: Enrolment): ResidentFields {
  const changes = Object.fromEntries(draft.corrections.map(({ field, newValue }) => [field, newValue]))
  return residentFields.parse({ ...draft.resident.fields, ...changes })
}

const changed = (draft: Enrolment, change: Partial<Enrolment>): Next =>
  ok({ ...draft, ...change, shown: null, confirmation: null, signature: null })

const notNow = (event: EnrolmentEventType, step: StepId): Next =>
  fail({ code: 'enrolment/not-now', event, step })

const without = (draft: Enrolment, field: FieldCode) => draft.corrections.filter((c) => c.field !== field)

const correctField: Apply<'field-corrected'> = (draft, event) => {
  const value = residentFields.shape[event.field].safeParse(event.value)
  if (!value.success) return fail({ code: 'enrolment/bad-value', field: event.field })
  const { field, reason, officerId, at } = event
  const correction = {
    field,
    oldValue: draft.resident.fields[field],
    newValue: value.data,
    reason,
    officerId,
    at,
  }
  const flags = draft.flags.filter((flag) => flag !== field)
  return changed(draft, {
    corrections: [...without(draft, field), correction],
    flags,
    recordConfirmed: false,
  })
}

const chooseCase: Apply<'case-chosen'> = (draft, { kind, reason }, pack) => {
  const known = pack.kinds.find((k) => k.id === kind)?.reasons.some((r) => r.id === reason)
  return known
    ? changed(draft, { case: { kind, reason } })
    : fail({ code: 'enrolment/bad-value', field: 'case' })
}

/** Samples come in the order of the law; any that is there already may be taken again. */
const acceptSample: Apply<'sample-accepted'> = (draft, { capture }, pack) => {
  const { slot } = capture
  const before = slot === 'portrait' ? [] : pack.fingerprints.slice(0, pack.fingerprints.indexOf(slot))
  if (slot !== 'portrait' && !pack.fingerprints.includes(slot))
    return notNow('sample-accepted', 'fingerprints')
  if (before.some((earlier) => !draft.captures[earlier])) return notNow('sample-accepted', 'fingerprints')
  return changed(draft, { captures: { ...draft.captures, [slot]: capture } })
}

const discardSample: Apply<'sample-discarded'> = (draft, { slot }) => {
  const { [slot]: dropped, ...captures } = draft.captures
  return dropped ? changed(draft, { captures }) : ok(draft)
}

const confirmDocument: Apply<'document-confirmed'> = (draft, { documentHash, answeredBy, at }) => {
  if (draft.shown?.documentHash !== documentHash) return fail({ code: 'enrolment/changed-since-shown' })
  const confirmation = { documentHash, locale: draft.shown.locale, answeredBy, at }
  return ok({ ...draft, confirmation })
}

/** Nobody signs what they are not shown. */
const acceptSignature: Apply<'signature-accepted'> = (draft, { signature }) =>
  draft.shown?.documentHash === signature.documentHash
    ? ok({ ...draft, signature })
    : fail({ code: 'enrolment/changed-since-shown' })

const flagDocument: Apply<'document-flagged'> = (draft, { documentHash, fields }) => {
  if (draft.shown?.documentHash !== documentHash) return fail({ code: 'enrolment/changed-since-shown' })
  return changed(draft, { flags: [...new Set(fields)], recordConfirmed: false })
}

const table: { [T in EnrolmentEventType]: { step: StepId; apply: Apply<T> } } = {
  'case-chosen': { step: 'case', apply: chooseCase },
  'field-corrected': { step: 'record', apply: correctField },
  'correction-undone': {
    step: 'record',
    apply: (draft, { field }) =>
      changed(draft, { corrections: without(draft, field), recordConfirmed: false }),
  },
  // Looking at a flagged line and leaving it as it is answers the flag.
  'record-confirmed': {
    step: 'record',
    apply: (draft) => changed(draft, { recordConfirmed: true, flags: [] }),
  },
  'mark-added': {
    step: 'marks',
    apply: (draft, { text }) =>
      draft.marks.length < 6
        ? changed(draft, { marks: [...draft.marks, text], noMarks: false })
        : fail({ code: 'enrolment/bad-value', field: 'marks' }),
  },
  'mark-removed': {
    step: 'marks',
    apply: (draft, { index }) => changed(draft, { marks: draft.marks.filter((_, i) => i !== index) }),
  },
  'no-marks-confirmed': { step: 'marks', apply: (draft) => changed(draft, { marks: [], noMarks: true }) },
  'sample-accepted': { step: 'fingerprints', apply: acceptSample },
  'sample-discarded': { step: 'fingerprints', apply: discardSample },
  'document-shown': {
    step: 'confirmation',
    apply: (draft, { documentHash, locale }) =>
      ok({ ...draft, shown: { documentHash, locale }, confirmation: null, signature: null }),
  },
  'document-taken-back': { step: 'confirmation', apply: (draft) => ok({ ...draft, shown: null }) },
  'document-flagged': { step: 'confirmation', apply: flagDocument },
  'signature-accepted': { step: 'confirmation', apply: acceptSignature },
  'document-confirmed': { step: 'confirmation', apply: confirmDocument },
}

/** The step that an event belongs to; the portrait is its own although it is a sample like the prints. */
function stepOf(event: EnrolmentEvent): StepId {
  const isPortrait =
    (event.type === 'sample-accepted' && event.capture.slot === 'portrait') ||
    (event.type === 'sample-discarded' && event.slot === 'portrait')
  return isPortrait ? 'portrait' : table[event.type].step
}

/** `enrolment/not-now` when an earlier step of the pack still misses something. */
export function transition(draft: Enrolment, event: EnrolmentEvent, pack: PolicyPack): Next {
  const step = stepOf(event)
  const steps = stepsOf(draft, pack)
  const index = steps.findIndex((s) => s.id === step)
  const status = steps[index]?.status
  const reachable = status !== undefined && steps.slice(0, index).every((s) => s.status === 'done')
  if (!reachable) return notNow(event.type, step)
  // The table pairs each type with its own function; the type checker cannot follow the index.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const apply = table[event.type].apply as Apply<EnrolmentEventType>
  return apply(draft, event, pack)
}
