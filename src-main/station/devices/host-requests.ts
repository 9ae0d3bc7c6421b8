/** What the host is asked: each request settles, with the host's answer or with why there is no host to give one. */
import type { AppError } from '../../contract/errors.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { FromHost, Print, PrintRequest, ToHost } from '../../device-host/messages.ts'
import type { Supervisor } from './supervisor.ts'

export interface HostRequests {
  /** Takes one print; `signal` cancels it. */
  readonly capture: (request: PrintRequest, signal: AbortSignal) => Promise<Result<Print>>
  /** Anything else that only succeeds or fails. */
  readonly perform: (message: (requestId: number) => ToHost) => Promise<Result<void>>
  readonly isCapturing: (requestId: number) => boolean
  /** An answer has come; what nobody waits for any more is dropped. */
  readonly settle: (answer: Extract<FromHost, { type: 'captured' | 'done' }>) => void
  /** The host is gone, and every answer with it. */
  readonly settleAll: () => void
}

export function createHostRequests(supervisor: () => Supervisor): HostRequests {
  const captures = new Map<number, (result: Result<Print>) => void>()
  const tasks = new Map<number, (result: Result<void>) => void>()
  let lastRequest = 0

  const down = (): AppError => ({
    code: supervisor().parkedReason() === null ? 'devices/host-down' : 'devices/parked',
  })
  const ask = <T>(waiting: Map<number, (result: T) => void>, message: (requestId: number) => ToHost) => {
    const requestId = ++lastRequest
    const answer = new Promise<T>((resolve) => waiting.set(requestId, resolve)).finally(() =>
      waiting.delete(requestId),
    )
    supervisor().post(message(requestId))
    return { requestId, answer }
  }

  return {
    capture: async (request, signal) => {
      if (signal.aborted) return fail({ code: 'devices/cancelled' })
      if (supervisor().state() !== 'up') return fail(down())
      const { requestId, answer } = ask(captures, (id) => ({ type: 'capture', requestId: id, ...request }))
      const cancel = () => supervisor().post({ type: 'cancel', requestId })
      signal.addEventListener('abort', cancel, { once: true })
      const result = await answer
      signal.removeEventListener('abort', cancel)
      return result
    },
    perform: async (message) => (supervisor().state() === 'up' ? ask(tasks, message).answer : fail(down())),
    isCapturing: (requestId) => captures.has(requestId),
    settle: (message) => {
      const { requestId } = message
      if (message.type === 'captured') captures.get(requestId)?.(message.result)
      else tasks.get(requestId)?.(message.result)
    },
    settleAll: () => {
      for (const settle of captures.values()) settle(fail(down()))
      for (const settle of tasks.values()) settle(fail(down()))
    },
  }
}
