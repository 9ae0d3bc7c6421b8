/** Where the thirteen stand: pure, so that the order can be proved. */
import type { AppError } from '../../../src-main/contract/errors.ts'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import type { CaptureSlot } from '../../../src-main/contract/records/policy-pack.ts'
import { isFingerSlot, type FingerSlot } from './fingers.ts'

export type SlotState = 'taken' | 'working' | 'failed' | 'next' | 'waiting'

/** The slots of the pack that are prints, in its order. */
export function fingerSlots(slots: readonly CaptureSlot[]): FingerSlot[] {
  return slots.filter(isFingerSlot)
}

/** The first slot without a sample; null when all thirteen are there. */
export function nextSlot(slots: readonly FingerSlot[], captures: Enrolment['captures']): FingerSlot | null {
  return slots.find((slot) => captures[slot] === undefined) ?? null
}

export function stateOf(
  slot: FingerSlot,
  at: {
    readonly captures: Enrolment['captures']
    readonly working: FingerSlot | null
    readonly failed: { readonly slot: FingerSlot; readonly error: AppError } | null
    readonly chosen: FingerSlot | null
  },
): SlotState {
  if (at.working === slot) return 'working'
  if (at.captures[slot] !== undefined) return 'taken'
  if (at.failed?.slot === slot) return 'failed'
  return at.chosen === slot ? 'next' : 'waiting'
}
