/** A small call that is made again and again: its own times, and a back-off of its own when it fails. */
import type { Result } from '../../contract/result.ts'
import { backoffMs } from './backoff.ts'

export interface Periodic {
  /** Runs when it is due, and settles when it has run. */
  runDue(signal: AbortSignal): Promise<void>
  /** The next look finds it due. */
  hurry(): void
}

export interface PeriodicDeps {
  readonly everyMs: number
  /** After the start; 0 where nothing is said. */
  readonly firstAfterMs?: number
  /** Counts on whatever happens to the wall clock, ms. */
  readonly monotonicMs: () => number
  /** In [0, 1). */
  readonly random: () => number
  readonly run: (signal: AbortSignal) => Promise<Result<unknown>>
}

export function createPeriodic(deps: PeriodicDeps): Periodic {
  const { everyMs, firstAfterMs = 0, monotonicMs, random, run } = deps
  let nextAt = monotonicMs() + firstAfterMs
  let attempts = 0
  return {
    runDue: async (signal) => {
      if (monotonicMs() < nextAt) return
      const done = await run(signal)
      attempts = done.ok ? 0 : attempts + 1
      // Up to a tenth earlier: stations that were switched on together do not ask together for ever.
      const pause = done.ok ? everyMs * (1 - random() / 10) : Math.min(everyMs, backoffMs(attempts, random))
      nextAt = monotonicMs() + pause
    },
    hurry: () => {
      nextAt = monotonicMs()
    },
  }
}
