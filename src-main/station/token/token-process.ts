/** The station's side of the token host: started when it is needed, ended when it hangs. */
import type { TokenError, TokenSlot } from '../../contract/records/token.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import {
  fromTokenHost,
  type FromTokenHost,
  type KeyKind,
  type TokenKey,
  type ToTokenHost,
} from '../../token-host/messages.ts'
import { createAnswers } from '../devices/answers.ts'
import type { HostProcess, SpawnHost } from '../devices/host-process.ts'

/** A smart card needs up to a second for a signature; a library that needs longer than this never answers. */
const HANG_MS = 20_000

const down = fail({ code: 'token/host-down' } as const)

export interface TokenProcess {
  list(library: string): Promise<Result<TokenSlot[], TokenError>>
  logIn(key: TokenKey, pin: string): Promise<Result<{ kind: KeyKind }, TokenError>>
  sign(key: TokenKey, data: Uint8Array): Promise<Result<Uint8Array, TokenError>>
  logOut(key: TokenKey): Promise<Result<void, TokenError>>
  stop(): void
}

/** `hangMs` is for tests. */
export function createTokenProcess(spawn: SpawnHost, hangMs = HANG_MS): TokenProcess {
  let host: HostProcess | null = null
  let lastRequest = 0
  /** Null where the host ended instead. */
  const answers = createAnswers<FromTokenHost | null>()

  function running(): HostProcess {
    if (host) return host
    const next = spawn()
    host = next
    next.onMessage((raw) => {
      const message = fromTokenHost.safeParse(raw)
      if (message.success && next === host) answers.settle(message.data.requestId, message.data)
    })
    next.onExit(() => {
      if (next !== host) return
      host = null
      answers.settleAll(null)
    })
    return next
  }

  async function ask(request: (requestId: number) => ToTokenHost): Promise<FromTokenHost | null> {
    const requestId = ++lastRequest
    const answer = answers.await(requestId)
    const asked = running()
    const hung = setTimeout(() => asked.kill(), hangMs)
    asked.post(request(requestId))
    const message = await answer
    clearTimeout(hung)
    return message
  }

  return {
    async list(library) {
      const answer = await ask((requestId) => ({ type: 'list', requestId, library }))
      return answer?.type === 'listed' ? answer.result : down
    },
    async logIn(key, pin) {
      const answer = await ask((requestId) => ({ type: 'log-in', requestId, key, pin }))
      return answer?.type === 'logged-in' ? answer.result : down
    },
    async sign(key, data) {
      const sent = Uint8Array.from(data)
      const answer = await ask((requestId) => ({ type: 'sign', requestId, key, data: sent }))
      return answer?.type === 'signed' ? answer.result : down
    },
    async logOut(key) {
      // A host that was never started, or has ended, has nobody logged in.
      if (!host) return ok()
      const answer = await ask((requestId) => ({ type: 'log-out', requestId, key }))
      return answer?.type === 'logged-out' ? answer.result : down
    },
    stop() {
      const last = host
      host = null
      last?.kill()
      answers.settleAll(null)
    },
  }
}
