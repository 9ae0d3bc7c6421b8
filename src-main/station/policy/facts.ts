/** What is known of a case when the law is asked, and whether a condition of the pack holds for it. */
import type { CaseKind, PolicyPack, RecordState, When } from '../../contract/records/policy-pack.ts'
import { ageOn } from './dates.ts'

export interface CaseFacts {
  /** The day on which the law is asked, `YYYY-MM-DD`. */
  readonly on: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birth: string
  /** Null while the officer has not chosen. */
  readonly chosen: { readonly kind: CaseKind; readonly reason: string } | null
  readonly record: RecordState
  /** Somebody assists the citizen although their age alone does not ask for it. */
  readonly isHelped: boolean
  readonly isExcepted: boolean
  readonly hasIrisCamera: boolean
  readonly channel: 'counter' | 'online'
}

export type AgeGroup = PolicyPack['ageGroups'][number]
export type Reason = PolicyPack['kinds'][number]['reasons'][number]

/** The facts with what follows from them under one pack. */
export interface Situation extends CaseFacts {
  readonly ageYears: number
  /** Null before birth. */
  readonly ageGroup: AgeGroup | null
  readonly reason: Reason | null
  /** Where no case is chosen yet, as if it asked for samples: the steps shown are those of most cases. */
  readonly captures: boolean
  readonly guardian: boolean
}

export function situationOf(facts: CaseFacts, pack: PolicyPack): Situation {
  const { chosen } = facts
  const ageYears = ageOn(facts.birth, facts.on)
  const ageGroup = pack.ageGroups.findLast(({ fromYears }) => fromYears <= ageYears) ?? null
  const kind = pack.kinds.find(({ id }) => id === chosen?.kind)
  const reason = kind?.reasons.find(({ id }) => id === chosen?.reason) ?? null
  const captures = (ageGroup?.captures ?? false) && (reason?.captures ?? true)
  const guardian = (ageGroup?.needsGuardian ?? false) || facts.isHelped
  return { ...facts, ageYears, ageGroup, reason, captures, guardian }
}

const isIn = <T>(list: readonly T[] | undefined, value: T | undefined): boolean =>
  list === undefined || (value !== undefined && list.includes(value))

const isSame = (asked: boolean | undefined, value: boolean): boolean => asked === undefined || asked === value

export function holds(condition: When, situation: Situation): boolean {
  return (
    isIn(condition.ages, situation.ageGroup?.id) &&
    (condition.fromYears ?? 0) <= situation.ageYears &&
    isIn(condition.kinds, situation.chosen?.kind) &&
    isIn(condition.reasons, situation.chosen?.reason) &&
    isIn(condition.records, situation.record) &&
    isSame(condition.captures, situation.captures) &&
    isSame(condition.guardian, situation.guardian) &&
    isSame(condition.excepted, situation.isExcepted)
  )
}
