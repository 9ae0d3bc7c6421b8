/** Notices that nobody is at the keys any more. */

/** A machine that slept must be found out soon after it wakes. */
const LOOK_MS = 2_000

export interface IdleWatch {
  /** Begins, or begins anew: somebody is there. */
  touch(): void
  stop(): void
}

export interface IdleWatchOptions {
  readonly seconds: () => number
  /** Once, until the next `touch`. */
  readonly onIdle: () => void
  readonly clocks?: { readonly now: () => number; readonly monotonicMs: () => number }
}

const hostClocks = { now: Date.now, monotonicMs: () => performance.now() }

/**
 * Whichever of the two clocks says more counts: the monotonic one stands still while the machine sleeps, the wall
 * clock can be set back. Set forward, it locks too early, which harms nobody.
 */
export function createIdleWatch({ seconds, onIdle, clocks = hostClocks }: IdleWatchOptions): IdleWatch {
  let timer: NodeJS.Timeout | undefined
  let since = { now: 0, monotonicMs: 0 }

  const look = () => {
    const idleMs = Math.max(clocks.monotonicMs() - since.monotonicMs, clocks.now() - since.now)
    const leftMs = seconds() * 1_000 - idleMs
    if (leftMs <= 0) onIdle()
    else timer = setTimeout(look, Math.min(leftMs, LOOK_MS)).unref()
  }

  return {
    touch() {
      clearTimeout(timer)
      since = { now: clocks.now(), monotonicMs: clocks.monotonicMs() }
      timer = setTimeout(look, LOOK_MS).unref()
    },
    stop: () => clearTimeout(timer),
  }
}
