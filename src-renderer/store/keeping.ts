/** The pace at which a form that is being typed into is kept. */

/** What may be lost is this and one call: together well under the second that a kill may cost. */
export const KEEP_AFTER_MS = 400

export interface Keeping {
  /** Keeps this soon, whatever is typed in the meantime; the latest counts. */
  keep(text: string): void
  /** Keeps at once what still waits. */
  flush(): void
  /** Forgets what is kept and what still waits. */
  forget(): void
}

/**
 * `wasKept`: something is kept from before. The first letter starts the time and the later ones do not move it, so
 * that whoever types without a pause is kept too.
 */
export function createKeeping(wasKept: boolean, send: (text: string | null) => void): Keeping {
  let isKept = wasKept
  let waiting: { readonly timer: ReturnType<typeof setTimeout>; text: string } | null = null

  function take(): string | null {
    if (waiting === null) return null
    clearTimeout(waiting.timer)
    const { text } = waiting
    waiting = null
    return text
  }
  function flush() {
    const text = take()
    if (text === null) return
    isKept = true
    send(text)
  }
  return {
    keep(text) {
      if (waiting === null) waiting = { timer: setTimeout(flush, KEEP_AFTER_MS), text }
      else waiting.text = text
    },
    flush,
    forget() {
      take()
      if (isKept) send(null)
      isKept = false
    },
  }
}
