/**
 * Whether the station's clock can be believed (design §4.8). Order never depends on it; an application sealed
 * while it cannot be believed says so, and the registry's receipt carries the legal time.
 */
const TOLERANCE_MS = 5 * 60_000

/** A time that the registry signed, with the monotonic moment at which it was heard. */
export interface SignedTime {
  readonly serverMs: number
  readonly heardAtMs: number
}

export interface ClockFacts {
  readonly nowMs: number
  /** Of this process; counts on when the wall clock is set. */
  readonly monotonicMs: number
  readonly builtAtMs: number
  /** Wall time of the journal's newest record, 0 where there is none. */
  readonly lastRecordMs: number
  /** Null before the first contact of this process. */
  readonly signed: SignedTime | null
}

export function isTimeConfirmed({
  nowMs,
  monotonicMs,
  builtAtMs,
  lastRecordMs,
  signed,
}: ClockFacts): boolean {
  if (nowMs < builtAtMs || nowMs < lastRecordMs - TOLERANCE_MS) return false
  if (!signed) return true
  const expected = signed.serverMs + (monotonicMs - signed.heardAtMs)
  return Math.abs(nowMs - expected) <= TOLERANCE_MS
}
