import { fail, ok } from '../../contract/result.ts'
import type { HttpLink } from './http-link.ts'
import { send } from './request.ts'

export interface OwnedLink {
  readonly link: HttpLink
  /** The device is no longer there: what is under way ends, the link's owner is told. */
  readonly lose: () => void
  /** Whether an answer is awaited: a service that serves one caller at a time is silent to all others. */
  readonly isAsking: () => boolean
}

export function openLink(port: number, onClose: () => void): OwnedLink {
  const told = new Set<() => void>()
  const end = new AbortController()
  let asking = 0
  let isGone = false

  const over = async (...[ask, onBytes, signal]: Parameters<HttpLink['stream']>) => {
    if (signal.aborted) return fail('cancelled' as const)
    if (end.signal.aborted) return fail('closed' as const)
    asking += 1
    const answer = await send(port, ask, onBytes, [signal, end.signal])
    asking -= 1
    // An end by our own hand is the link's, unless the caller has given up as well.
    return !answer.ok && end.signal.aborted && !signal.aborted ? fail('closed' as const) : answer
  }
  const link: HttpLink = {
    speaks: 'http',
    ask: async (ask, signal) => {
      const parts: Uint8Array[] = []
      const answer = await over(ask, (bytes) => parts.push(bytes), signal)
      return answer.ok ? ok({ status: answer.value, body: Buffer.concat(parts) }) : answer
    },
    stream: async (ask, onBytes, signal) => {
      const answer = await over(ask, onBytes, signal)
      return answer.ok ? ok() : answer
    },
    onGone: (fn) => {
      if (isGone) fn()
      else told.add(fn)
    },
    close: () => {
      told.clear()
      end.abort()
      onClose()
    },
  }
  return {
    link,
    isAsking: () => asking > 0,
    lose: () => {
      isGone = true
      end.abort()
      for (const fn of told) fn()
      told.clear()
    },
  }
}
