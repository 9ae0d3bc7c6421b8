/** What one event makes of a draft: the shape of every change, and the words that they share. */
import type { ErrorOf } from '../../../contract/errors.ts'
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import type { StepId } from '../../../contract/records/sitting-parts.ts'
import { fail, ok, type Result } from '../../../contract/result.ts'
import type { EnrolmentEvent, EnrolmentEventType } from '../events.ts'
import type { Law } from '../law.ts'

export type TransitionError = ErrorOf<
  | 'enrolment/not-now'
  | 'enrolment/bad-value'
  | 'enrolment/incomplete'
  | 'enrolment/changed-since-shown'
  | 'enrolment/own-exception'
  | 'papers/too-many'
>
export type Next = Result<Enrolment, TransitionError>

export type Apply<T extends EnrolmentEventType> = (
  draft: Enrolment,
  event: Extract<EnrolmentEvent, { type: T }>,
  law: Law,
) => Next

/** A change of what the citizen reads: their yes is taken back, and what they signed is void. */
export const changed = (draft: Enrolment, change: Partial<Enrolment>): Next =>
  ok({ ...draft, ...change, shown: null, confirmation: null, signature: null })

export const notNow = (event: EnrolmentEventType, step: StepId): Next =>
  fail({ code: 'enrolment/not-now', event, step })

export const badValue = (field: string): Next => fail({ code: 'enrolment/bad-value', field })
