/** How long to wait after a failed try. Jittered, so that 11,000 stations do not come back in the same second. */

const FIRST_MS = 2_000
/** After a try that has brought some bytes over: the line is there, it only does not hold. */
const AT_ONCE_MS = 50
const LONGEST_MS = 15 * 60_000

/**
 * Doubles with each attempt up to fifteen minutes; the result lies between half of that and all of it, never under
 * a second.
 * @param attempts 1 after the first failure; 0 where the failed try had come further: then it is a moment only
 * @param random in [0, 1)
 */
export function backoffMs(attempts: number, random: () => number): number {
  if (attempts === 0) return AT_ONCE_MS * (1 + random())
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, attempts - 1))
  return Math.max(1_000, Math.round(span * (0.5 + random() / 2)))
}

/** A time further away than any back-off was written under another clock, and does not bind. */
export function isDue(nextTryAt: string | null, nowMs: number): boolean {
  if (nextTryAt === null) return true
  const waitMs = Date.parse(nextTryAt) - nowMs
  return !(waitMs > 0 && waitMs <= LONGEST_MS)
}
