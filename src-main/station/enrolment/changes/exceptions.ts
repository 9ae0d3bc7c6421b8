/** What cannot be taken of somebody, and another officer's word on it. */
import type { Exception } from '../../../contract/records/exception.ts'
import { fail, ok } from '../../../contract/result.ts'
import { addDays, civilDate } from '../../policy/dates.ts'
import type { Law } from '../law.ts'
import { askedSlots, isEye, partsOf, partsShown } from '../parts.ts'
import { badValue, changed, type Apply } from './change.ts'

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
  return changed(draft, { exceptions: [...others, exception], approval: null })
}

export const withdrawException: Apply<'exception-withdrawn'> = (draft, { part }) => {
  const exceptions = draft.exceptions.filter((one) => one.part !== part)
  if (exceptions.length === draft.exceptions.length) return ok(draft)
  return changed(draft, { exceptions, approval: null })
}

/** Two pairs of eyes: nobody approves an exception of their own. */
export const approveExceptions: Apply<'exceptions-approved'> = (draft, { officerId, at }) =>
  draft.exceptions.some((one) => one.officerId === officerId)
    ? fail({ code: 'enrolment/own-exception' })
    : ok({ ...draft, approval: { officerId, at } })
