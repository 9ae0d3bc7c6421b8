import type { CaptureSlot } from '../contract/records/policy-pack.ts'

/** Finger position codes of ISO/IEC 19794-4: 1-10 from the right thumb, 13 right four, 14 left four, 15 thumbs. */
const positions: Readonly<Record<CaptureSlot, number | null>> = {
  'right-four': 13,
  'left-four': 14,
  thumbs: 15,
  'rolled-1': 1,
  'rolled-2': 2,
  'rolled-3': 3,
  'rolled-4': 4,
  'rolled-5': 5,
  'rolled-6': 6,
  'rolled-7': 7,
  'rolled-8': 8,
  'rolled-9': 9,
  'rolled-10': 10,
  'iris-right': null,
  'iris-left': null,
  portrait: null,
}

/** Null for what no fingerprint scanner takes. */
export function positionOf(slot: CaptureSlot): number | null {
  return positions[slot]
}
