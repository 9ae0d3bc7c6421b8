/** How long the eyes have not blinked: a person does every few seconds, a photograph never. Remembers numbers only. */

/** Lids closer than this share of how they usually stand are a blink. */
const CLOSED = 0.72
/** Without a face for so long, it may be somebody else's: the count begins anew. */
const GONE_MS = 1000
/** The usual gap follows slowly, so that a blink does not count as usual. */
const SLOW = 0.1

export function createBlinkWatch() {
  let usual: number | null = null
  let sinceMs = 0
  let seenMs = Number.NEGATIVE_INFINITY
  return {
    /** `open`: the gap of the lids, as `eyesOpen` gives it, always from the same kind of look; null without a face. */
    next(open: number | null, nowMs: number): void {
      if (open === null) return
      if (nowMs - seenMs > GONE_MS) {
        usual = null
        sinceMs = nowMs
      }
      seenMs = nowMs
      if (usual !== null && open < usual * CLOSED) sinceMs = nowMs
      else usual = usual === null ? open : usual + SLOW * (open - usual)
    },
    /** Seconds since the last blink, or since the face came; null while there is none. */
    seconds: (nowMs: number): number | null =>
      nowMs - seenMs > GONE_MS ? null : Math.max(0, nowMs - sinceMs) / 1000,
  }
}
