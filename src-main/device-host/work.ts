/** What the host is doing, by the number of its request: each piece is answered once and can be given up. */
import type { FromHost } from './messages.ts'

export interface Work {
  /** Posts what `reply` makes of the result; `signal` is aborted when it is given up. */
  readonly run: <T>(
    requestId: number,
    work: (signal: AbortSignal) => Promise<T>,
    reply: (result: T) => FromHost,
  ) => Promise<void>
  readonly giveUp: (requestId: number) => void
  readonly giveUpAll: () => void
}

export function createWork(post: (message: FromHost) => void): Work {
  const running = new Map<number, AbortController>()
  return {
    run: async (requestId, work, reply) => {
      const abort = new AbortController()
      running.set(requestId, abort)
      const result = await work(abort.signal)
      running.delete(requestId)
      post(reply(result))
    },
    giveUp: (requestId) => running.get(requestId)?.abort(),
    giveUpAll: () => {
      for (const abort of running.values()) abort.abort()
    },
  }
}
