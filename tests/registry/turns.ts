/** Work that must not overlap: one thing after the other, in the order asked. */

export interface Turns {
  run<T>(work: () => Promise<T>): Promise<T>
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: (work) => {
      const mine = last.then(work, work)
      // A failure is its caller's to hear; the next turn starts all the same.
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

/** Runs work for one key at a time once: whoever asks meanwhile gets the same answer. */
export function createSingleFlight<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  return (key, work) => {
    const current = running.get(key)
    if (current) return current
    const started = work().finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
}
