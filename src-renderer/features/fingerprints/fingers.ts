/** Which fingers a slot asks for. Numbers are the positions of ISO/IEC 19794-4: 1-5 right thumb to little, 6-10 left. */
import { fingersOfSlot, type FingerSlot } from '../../../src-main/contract/records/sitting-parts.ts'

export type { FingerSlot }

export function fingersOf(slot: FingerSlot): readonly number[] {
  return fingersOfSlot[slot]
}

export const isRolled = (slot: FingerSlot) => slot.startsWith('rolled-')
