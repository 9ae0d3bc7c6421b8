/** What the quality of a print means at the counter: pure, so that it can be proved. */
import type { Capture, FingerQuality, PrintReason } from '../../../src-main/contract/records/enrolment.ts'

/** Our own score; a print below it is worth another try. */
const poorBelow = 50
/** Nobody's time is taken for a fourth try. */
const mostTries = 3

export const isPoor = ({ score }: FingerQuality) => score < poorBelow

const isWorn = ({ reasons }: FingerQuality) => reasons.includes('worn')

/** The finger to speak of: the worst that another try can help, else the worst; null where all are good. */
export function poorest(fingers: readonly FingerQuality[]): FingerQuality | null {
  const [worst] = fingers
    .filter(isPoor)
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

/** A poor print is kept, and offered again: not where ridges are worn, for which repeating does not help. */
export function offersAgain({ fingers }: Pick<Capture, 'fingers'>, tries: number): boolean {
  return tries < mostTries && fingers.some((finger) => isPoor(finger) && !isWorn(finger))
}
