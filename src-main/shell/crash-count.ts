const most = 5
const withinMs = 60_000

/** Answers, after each crash of a page, whether one more reload is worth it: not after five in a minute. */
export function createCrashCount(now: () => number): () => boolean {
  let times: number[] = []
  return () => {
    times = [...times, now()].filter((t) => t > now() - withinMs)
    return times.length < most
  }
}
