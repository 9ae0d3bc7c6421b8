/** Who has lately shown that it is them: by PIN or token, for any call or for one alone. In memory only. */
import type { Proof } from '../../contract/call.ts'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

/** Long enough for two people to type their PINs one after the other. */
const ONE_CALL_MS = 120_000

export interface Proofs {
  /** `call` is the one that it was asked for; null at sign-in. */
  proved(officerId: string, call: string | null): void
  /** Whether `officerId` may make the call now. What was proved for this call is spent by it. */
  take(call: string, proof: Proof, officerId: string): Result<void, ErrorOf<'officers/proof-needed'>>
  forget(): void
}

export interface ProofsOptions {
  /** For so long a proof is recent. */
  readonly recentMinutes: () => number
  readonly monotonicMs: () => number
}

export function createProofs({ recentMinutes, monotonicMs }: ProofsOptions): Proofs {
  /** Officer → when. */
  const recent = new Map<string, number>()
  /** Call → officer → when. */
  const forCall = new Map<string, Map<string, number>>()

  const isYoung = (at: number | undefined, ms: number) => at !== undefined && monotonicMs() - at < ms
  const provedFor = (call: string) =>
    [...(forCall.get(call) ?? [])].filter(([, at]) => isYoung(at, ONE_CALL_MS)).map(([who]) => who)

  return {
    proved(officerId, call) {
      recent.set(officerId, monotonicMs())
      if (call === null) return
      const proved = forCall.get(call) ?? new Map<string, number>()
      forCall.set(call, proved.set(officerId, monotonicMs()))
    },
    take(call, proof, officerId) {
      if (proof === 'recent')
        return isYoung(recent.get(officerId), recentMinutes() * 60_000)
          ? ok()
          : fail({ code: 'officers/proof-needed', call, persons: 1 })
      const persons = proof === 'two' ? 2 : 1
      const proved = provedFor(call)
      if (!proved.includes(officerId) || proved.length < persons)
        return fail({ code: 'officers/proof-needed', call, persons })
      forCall.delete(call)
      return ok()
    },
    forget() {
      recent.clear()
      forCall.clear()
    },
  }
}
