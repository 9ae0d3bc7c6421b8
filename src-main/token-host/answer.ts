/** One request in, one answer out. */
import { toTokenHost, type FromTokenHost } from './messages.ts'
import type { Tokens } from './tokens.ts'

/** Null for what is no request. */
export function answerTo(tokens: Tokens, message: unknown): FromTokenHost | null {
  const parsed = toTokenHost.safeParse(message)
  if (!parsed.success) return null
  const request = parsed.data
  const { requestId } = request
  switch (request.type) {
    case 'list':
      return { type: 'listed', requestId, result: tokens.list(request.library) }
    case 'log-in':
      return { type: 'logged-in', requestId, result: tokens.logIn(request.key, request.pin) }
    case 'sign': {
      const signed = tokens.sign(request.key, request.data)
      return {
        type: 'signed',
        requestId,
        result: signed.ok ? { ok: true, value: new Uint8Array(signed.value) } : signed,
      }
    }
    case 'log-out':
      return { type: 'logged-out', requestId, result: tokens.logOut(request.key) }
  }
}
