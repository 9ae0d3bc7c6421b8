/**
 * The time that the station believes (design §4.8). The computer's clock is wrong often enough to be only one witness:
 * it is corrected by the last time that the registry signed, doubted where it contradicts what is known, and stood in
 * for by the date that an officer typed. Order never depends on any of it.
 */
const TOLERANCE_MS = 5 * 60_000

/** A moment on three clocks at once. */
interface Moment {
  /** What it really was, as somebody said. */
  readonly trueMs: number
  readonly wallMs: number
  readonly monotonicMs: number
}

export interface ClockDeps {
  /** The computer's clock, ms since 1970. */
  readonly wallMs: () => number
  /** Of this process; counts on when the wall clock is set. */
  readonly monotonicMs: () => number
  readonly builtAtMs: number
  /** Time of the journal's newest record, 0 where there is none. */
  readonly lastRecordMs: () => number
}

export interface StationClock {
  /** Ms since 1970. */
  now(): number
  /** False: whatever is sealed now says that its time is unconfirmed. */
  isConfirmed(): boolean
  /** The registry signed this time just now. */
  hear(serverMs: number): void
  /** An officer says what day it is; false where that is before this program was built. It counts until the registry speaks. */
  type(trueMs: number): boolean
}

export function createClock({ wallMs, monotonicMs, builtAtMs, lastRecordMs }: ClockDeps): StationClock {
  let signed: Moment | null = null
  let typed: Moment | null = null
  const moment = (trueMs: number): Moment => ({ trueMs, wallMs: wallMs(), monotonicMs: monotonicMs() })

  /** The clock was set, or the computer slept: wall and monotonic time went apart. */
  const wasSetSince = (then: Moment): boolean =>
    Math.abs(wallMs() - then.wallMs - (monotonicMs() - then.monotonicMs)) > TOLERANCE_MS
  const since = (then: Moment): number => then.trueMs + (monotonicMs() - then.monotonicMs)
  const anchor = (): Moment | null => (signed && !wasSetSince(signed) ? signed : null)

  return {
    now: () => {
      const heard = anchor()
      // Within the tolerance the wall clock stays: small corrections would only make times jump.
      if (heard)
        return Math.abs(heard.trueMs - heard.wallMs) <= TOLERANCE_MS ? wallMs() : Math.round(since(heard))
      return typed ? Math.round(since(typed)) : wallMs()
    },
    isConfirmed: () => {
      if (signed) return anchor() !== null
      return typed === null && wallMs() >= builtAtMs && wallMs() >= lastRecordMs() - TOLERANCE_MS
    },
    hear: (serverMs) => {
      signed = moment(serverMs)
      typed = null
    },
    type: (trueMs) => {
      if (trueMs < builtAtMs) return false
      typed = moment(trueMs)
      return true
    },
  }
}
