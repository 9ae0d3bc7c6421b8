/** How patient the transport is, in milliseconds. */
export interface HttpTimes {
  /** The first list waits so long for services that answer; a closed port answers at once. */
  readonly firstLookMs: number
  /** A port that has not answered within this is silent. */
  readonly answerMs: number
  /** So many silences in a row, and its devices are gone. */
  readonly silences: number
  /** Between two looks at what is there; where nothing is, the pause doubles up to the longest. */
  readonly shortestPauseMs: number
  readonly longestPauseMs: number
  /** Between two looks at all ports while a device is there. */
  readonly sweepMs: number
}

/** MOSIP's own client gives a service 5 s to answer a discovery. */
export const usualTimes: HttpTimes = {
  firstLookMs: 700,
  answerMs: 5_000,
  silences: 2,
  shortestPauseMs: 1_000,
  longestPauseMs: 60_000,
  sweepMs: 10_000,
}
