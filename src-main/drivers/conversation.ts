/** Questions and answers, one at a time, for devices that answer an output report with an input report. */
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, type Result } from '../contract/result.ts'
import type { ReportLink } from '../transports/link.ts'
import type { Unanswered } from './failure.ts'

export interface Conversation {
  /**
   * Writes `report` and settles with the first input report that `read` takes for its answer; what it does not take
   * is not ours. Waits for the question before it, for these devices number nothing, and where that one was given up,
   * until its answer can no longer come; then at most `timeoutMs`.
   */
  readonly ask: <T>(
    report: Uint8Array,
    read: (report: Uint8Array) => T | null,
    signal: AbortSignal,
  ) => Promise<Result<T, Unanswered>>
}

export function createConversation(link: ReportLink, timeoutMs: number): Conversation {
  let endWaiting: () => void = () => undefined
  let isGone = false
  let last: Promise<unknown> = Promise.resolve()
  /** Until then an answer may come that nobody waits for any more, and would be taken for the next one's. */
  let strayUntil = 0
  link.onGone(() => {
    isGone = true
    endWaiting()
  })

  const askNow = <T>(report: Uint8Array, read: (report: Uint8Array) => T | null, signal: AbortSignal) =>
    new Promise<Result<T, Unanswered>>((resolve) => {
      let isAsked = false
      const settle = (answer: Result<T, Unanswered>) => {
        clearTimeout(timer)
        stopListening()
        signal.removeEventListener('abort', cancel)
        if (isAsked && !answer.ok) strayUntil = performance.now() + timeoutMs
        resolve(answer)
      }
      const cancel = () => settle(fail('cancelled'))
      const timer = setTimeout(() => settle(fail('silent')), timeoutMs)
      const stopListening = link.onReport((input) => {
        const value = read(input)
        if (value !== null) settle({ ok: true, value })
      })
      signal.addEventListener('abort', cancel, { once: true })
      endWaiting = () => settle(fail('closed'))
      if (isGone) endWaiting()
      else
        void link.write(report, signal).then((written) => {
          isAsked = written.ok
          return written.ok || settle(fail(written.error))
        })
    })

  return {
    ask: (report, read, signal) => {
      const answer = last
        .then(() => (isGone ? undefined : sleep(Math.max(0, strayUntil - performance.now()))))
        .then(() => askNow(report, read, signal))
      last = answer
      return answer
    },
  }
}
