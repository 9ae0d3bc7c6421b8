/** Where the acquisitions stand: pure, so that the order can be proved. */
import type { AppError } from '../../../src-main/contract/errors.ts'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { fingersOf, type FingerSlot } from './fingers.ts'

export type SlotState = 'taken' | 'poor' | 'excepted' | 'working' | 'failed' | 'next' | 'waiting'

type Draft = Pick<Enrolment, 'captures' | 'exceptions'>

/** The fingers of a slot that can be taken; none where the slot is not asked for any more. */
export function takeableOf(slot: FingerSlot, { exceptions }: Pick<Enrolment, 'exceptions'>): number[] {
  return fingersOf(slot).filter((finger) => !exceptions.some(({ part }) => part === `finger-${finger}`))
}

/** Main's codes: a slot that has no print is missing by its name, one whose print is too poor as `poor:<slot>`. */
export const isPoorSlot = (slot: FingerSlot, missing: readonly string[]) => missing.includes(`poor:${slot}`)

/** The first slot that main misses; null where none is. */
export function nextSlot(slots: readonly FingerSlot[], missing: readonly string[]): FingerSlot | null {
  return slots.find((slot) => missing.includes(slot) || isPoorSlot(slot, missing)) ?? null
}

export function stateOf(
  slot: FingerSlot,
  at: {
    readonly draft: Draft
    readonly missing: readonly string[]
    readonly working: FingerSlot | null
    readonly failed: { readonly slot: FingerSlot; readonly error: AppError } | null
    readonly chosen: FingerSlot | null
  },
): SlotState {
  if (at.working === slot) return 'working'
  if (takeableOf(slot, at.draft).length === 0) return 'excepted'
  if (isPoorSlot(slot, at.missing)) return 'poor'
  if (at.draft.captures[slot] !== undefined) return 'taken'
  if (at.failed?.slot === slot) return 'failed'
  return at.chosen === slot ? 'next' : 'waiting'
}
