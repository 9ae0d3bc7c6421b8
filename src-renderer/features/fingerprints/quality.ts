/** What the quality of a print means at the counter: pure, so that it can be proved. The mark is the pack's. */
import type { FingerQuality, Hand, PrintReason } from '../../../src-main/contract/records/enrolment.ts'

export const isWorn = ({ reasons }: FingerQuality) => reasons.includes('worn')

export const handOf = ({ finger }: FingerQuality): Hand => (finger <= 5 ? 'right' : 'left')

/** The finger to speak of: the worst that another try can help, else the worst; null where all are good. */
export function poorest(fingers: readonly FingerQuality[], below: number): FingerQuality | null {
  const [worst] = fingers
    .filter(({ score }) => score < below)
    .toSorted((a, b) => Number(isWorn(a)) - Number(isWorn(b)) || a.score - b.score)
  return worst ?? null
}

export function lowestScore(fingers: readonly FingerQuality[]): number | null {
  return fingers.length === 0 ? null : Math.min(...fingers.map(({ score }) => score))
}

/** The first reason, or that there is none to name. */
export function reasonOf({ reasons }: FingerQuality): PrintReason | 'none' {
  return reasons[0] ?? 'none'
}

/** The hand whose worn ridges stand in the way and were not taken as they are yet; null where none does. */
export function wornHand(
  fingers: readonly FingerQuality[],
  below: number,
  taken: readonly Hand[],
): Hand | null {
  const found = fingers.find((one) => one.score < below && isWorn(one) && !taken.includes(handOf(one)))
  return found === undefined ? null : handOf(found)
}
