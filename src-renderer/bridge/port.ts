/** What the shell puts into the page: the whole surface between a window and the station. */
export interface StationPort {
  /** Settles with a `Result` as plain data; rejects only if the shell itself is gone. */
  call(name: string, payload: unknown): Promise<unknown>
  /** Calls `fn` for each event of this window; the answer ends the subscription. */
  on(fn: (message: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly station?: StationPort
  }
}

/** The port of this page, or a bug: no shell loads a page without it. */
export function portOf(page: Window): StationPort {
  if (page.station === undefined) throw new Error('this page was loaded without a station')
  return page.station
}
