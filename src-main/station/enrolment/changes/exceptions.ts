/** What cannot be taken of somebody, and another officer's word on it. */
import type { Exception } from '../../../contract/records/exception.ts'
import { fail, ok } from '../../../contract/result.ts'
import { addDays, civilDate } from '../../policy/dates.ts'
import { exceptionsHash } from '../exceptions-hash.ts'
import type { Law } from '../law.ts'
import { askedSlots, isEye, partsOf, partsShown } from '../parts.ts'
import { badValue, changed, type Apply } from './change.ts'

/** Whoever decided has decided on other exceptions. */
const undecided = { approval: null, objection: null } as const

/** A permanent exception is never looked at again; a temporary one within the pack's days. */
function isDated({ lasts, recallOn, at }: Exception, longestRecallDays: number): boolean {
  if (lasts === 'permanent') return recallOn === null
  const today = civilDate(new Date(at))
  return recallOn !== null && recallOn > today && recallOn <= addDays(today, longestRecallDays)
}

function isKnown(exception: Exception, { pack }: Law): boolean {
  const rules = pack.exceptions
  const reason = rules?.reasons.find(({ id }) => id === exception.reason)
  if (!rules || !reason) return false
  const isOfPart = reason.parts.includes(isEye(exception.part) ? 'eye' : 'finger')
  return isOfPart && reason.lasts.includes(exception.lasts) && isDated(exception, rules.longestRecallDays)
}

/** Refused for a part that the law does not ask for, and for one that a sample of the draft shows. */
export const exceptPart: Apply<'part-excepted'> = (draft, { exception }, law) => {
  const { part } = exception
  const isAsked = askedSlots(law.demand).flatMap(partsOf).includes(part)
  const isShown = Object.values(draft.captures).some((capture) => partsShown(capture).includes(part))
  if (!isAsked || isShown || !isKnown(exception, law)) return badValue('exception')
  const others = draft.exceptions.filter((one) => one.part !== part)
  return changed(draft, { exceptions: [...others, exception], ...undecided })
}

export const withdrawException: Apply<'exception-withdrawn'> = (draft, { part }) => {
  const exceptions = draft.exceptions.filter((one) => one.part !== part)
  if (exceptions.length === draft.exceptions.length) return ok(draft)
  return changed(draft, { exceptions, ...undecided })
}

/** Two pairs of eyes: nobody approves an exception of their own. */
export const approveExceptions: Apply<'exceptions-approved'> = (draft, { officerId, at }) =>
  draft.exceptions.some((one) => one.officerId === officerId)
    ? fail({ code: 'enrolment/own-exception' })
    : ok({ ...draft, approval: { officerId, at }, objection: null })

/**
 * The registry's supervisor, on these very exceptions. An officer of this station who has approved meanwhile has
 * approved: what comes later from afar changes nothing.
 */
export const decideExceptions: Apply<'exceptions-decided'> = (draft, { decision, jws }) => {
  const { supervisorId: officerId, at, reason } = decision
  const isOfThis =
    decision.applicationId === draft.applicationId &&
    decision.revision === draft.revision &&
    decision.exceptionsSha256 === exceptionsHash(draft.exceptions)
  if (!isOfThis) return badValue('decision')
  if (draft.approval) return ok(draft)
  if (decision.decision === 'refused') return ok({ ...draft, objection: { officerId, at, reason } })
  if (draft.exceptions.some((one) => one.officerId === officerId))
    return fail({ code: 'enrolment/own-exception' })
  return ok({ ...draft, approval: { officerId, at, decision: jws }, objection: null })
}

const isFinger = ({ part }: Exception) => !isEye(part)

/** Pictures belong to what they show: without an excepted finger there is nothing to be shown. */
export const pictureHands: Apply<'hands-pictured'> = (draft, { picture }) =>
  draft.exceptions.some(isFinger) ? ok({ ...draft, handsPicture: picture }) : badValue('handsPicture')

export const discardHandsPicture: Apply<'hands-picture-discarded'> = (draft) =>
  ok({ ...draft, handsPicture: null })
