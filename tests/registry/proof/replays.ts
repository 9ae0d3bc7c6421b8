/** Remembers each proof's `jti` for as long as its nonce could still be fresh. */

/** Only certified stations get this far; more than this at once is no counter's work. */
const MOST_REMEMBERED = 200_000

export interface Replays {
  /** True the first time; false when this station has used the id already. */
  isFirst(stationId: string, jti: string): boolean
}

export function createReplays(now: () => Date, lifetimeMs: number): Replays {
  // Two generations: the older is dropped as a whole, so nothing is ever scanned.
  let current = new Set<string>()
  let previous = new Set<string>()
  let turnedAt = now().getTime()
  const turn = (): void => {
    if (now().getTime() - turnedAt < lifetimeMs) return
    previous = current
    current = new Set()
    turnedAt = now().getTime()
  }
  return {
    isFirst: (stationId, jti) => {
      turn()
      const key = `${stationId} ${jti}`
      if (current.has(key) || previous.has(key) || current.size >= MOST_REMEMBERED) return false
      current.add(key)
      return true
    },
  }
}
