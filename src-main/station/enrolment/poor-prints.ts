/** When is a poor print good enough? Worn ridges after one try, anything else after the pack's tries, with a reason. */
import type { Capture, Enrolment, FingerQuality, Hand } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { FingerSlot } from '../../contract/records/sitting-parts.ts'
import { handOf } from './parts.ts'

type LowQuality = PolicyPack['lowQuality']

/** The fingers of a print below the pack's mark. */
export function poorFingers({ fingers }: Capture, lowQuality: LowQuality): FingerQuality[] {
  return lowQuality ? fingers.filter(({ score }) => score < lowQuality.below) : []
}

const isWorn = ({ reasons }: FingerQuality) => reasons.includes('worn')

/** Whether another try, or a word of the officer, is still owed for this print. */
export function isUnsettled(slot: FingerSlot, draft: Enrolment, lowQuality: LowQuality): boolean {
  const capture = draft.captures[slot]
  if (!capture || draft.keptPoor[slot]) return false
  return poorFingers(capture, lowQuality).some(
    (one) => !isWorn(one) || !draft.wornHands.includes(handOf(one.finger)),
  )
}

/** Whether a poor finger of this hand was found worn, so that its prints may be taken as they are. */
export function isFoundWorn(hand: Hand, { captures }: Enrolment, lowQuality: LowQuality): boolean {
  return Object.values(captures).some((capture) =>
    poorFingers(capture, lowQuality).some((one) => isWorn(one) && handOf(one.finger) === hand),
  )
}

const lowest = ({ fingers }: Capture) => Math.min(...fingers.map(({ score }) => score))

/** The better of two prints of one slot; where their quality is not known, the later. */
export function betterOf(earlier: Capture | undefined, later: Capture): Capture {
  if (!earlier || earlier.fingers.length === 0 || later.fingers.length < earlier.fingers.length) return later
  return lowest(earlier) > lowest(later) ? earlier : later
}
