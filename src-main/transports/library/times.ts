/** How long a maker's library may take, in milliseconds, before its helper is killed. */
export interface LibraryTimes {
  /** To load and to set itself up. */
  readonly loadMs: number
  readonly listMs: number
  readonly openMs: number
  /** Beyond the time that it was given for a capture. */
  readonly captureGraceMs: number
  /** From a cancel to the end of the capture. */
  readonly cancelGraceMs: number
  /** How often a cancel is said: one that comes just before the capture begins is lost in the library. */
  readonly cancelEveryMs: number
  /** How often a library that has nothing else to do is asked for its devices: this notices plugs, and a library that hangs. */
  readonly pollMs: number
  /** Before the first, second, … start after a crash; the last of `crashes` within `withinMs` parks the library. */
  readonly backOffMs: readonly number[]
  readonly crashes: number
  readonly withinMs: number
}

export const usualTimes: LibraryTimes = {
  loadMs: 15_000,
  listMs: 5_000,
  openMs: 10_000,
  captureGraceMs: 5_000,
  cancelGraceMs: 2_000,
  cancelEveryMs: 100,
  pollMs: 1_000,
  backOffMs: [250, 500, 1_000, 2_000],
  crashes: 5,
  withinMs: 60_000,
}
