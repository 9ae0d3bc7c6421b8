/** What a slot of the policy pack asks of the hand on the glass; positions are those of ISO/IEC 19794-4. */
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import type { Hand } from '../imaging.ts'

export type Asked =
  | { readonly kind: 'slap'; readonly position: 13 | 14 | 15; readonly hand: Hand; readonly count: number }
  | { readonly kind: 'rolled'; readonly position: number }

const rolled = (position: number): Asked => ({ kind: 'rolled', position })

const asked: Readonly<Record<CaptureSlot, Asked | null>> = {
  'right-four': { kind: 'slap', position: 13, hand: 'right', count: 4 },
  'left-four': { kind: 'slap', position: 14, hand: 'left', count: 4 },
  thumbs: { kind: 'slap', position: 15, hand: 'thumbs', count: 2 },
  'rolled-1': rolled(1),
  'rolled-2': rolled(2),
  'rolled-3': rolled(3),
  'rolled-4': rolled(4),
  'rolled-5': rolled(5),
  'rolled-6': rolled(6),
  'rolled-7': rolled(7),
  'rolled-8': rolled(8),
  'rolled-9': rolled(9),
  'rolled-10': rolled(10),
  'iris-right': null,
  'iris-left': null,
  portrait: null,
}

/** Null for what is no print. */
export function askedBy(slot: CaptureSlot): Asked | null {
  return asked[slot]
}
