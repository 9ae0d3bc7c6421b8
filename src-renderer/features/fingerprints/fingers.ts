/** Which fingers a slot asks for. Numbers are the positions of ISO/IEC 19794-4: 1-5 right thumb to little, 6-10 left. */
import type { CaptureSlot } from '../../../src-main/contract/records/policy-pack.ts'

export type FingerSlot = Exclude<CaptureSlot, 'portrait'>

const fingers: Record<FingerSlot, readonly number[]> = {
  'right-four': [2, 3, 4, 5],
  'left-four': [7, 8, 9, 10],
  thumbs: [1, 6],
  'rolled-1': [1],
  'rolled-2': [2],
  'rolled-3': [3],
  'rolled-4': [4],
  'rolled-5': [5],
  'rolled-6': [6],
  'rolled-7': [7],
  'rolled-8': [8],
  'rolled-9': [9],
  'rolled-10': [10],
}

export function fingersOf(slot: FingerSlot): readonly number[] {
  return fingers[slot]
}

export function isFingerSlot(slot: CaptureSlot): slot is FingerSlot {
  return slot !== 'portrait'
}

export const isRolled = (slot: FingerSlot) => slot.startsWith('rolled-')
