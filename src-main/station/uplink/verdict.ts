/** What the registry's answers to a sent file mean: a receipt, a matter for a technician, or another try. */
import type { AppError } from '../../contract/errors.ts'
import type { HttpAnswer } from './pinned-http.ts'
import { receiptAnswer } from './receipt-check.ts'
import { readAnswer, reasonOf, refusalOf, type askReceipt, type Refusal } from './registry-client.ts'
import type { SendOutcome } from './send-file.ts'

export type Verdict =
  | { readonly kind: 'receipt'; readonly jws: string }
  | { readonly kind: 'park'; readonly reason: string }
  /** `forget`: the registry has nothing of it any more, the next try begins anew. */
  | {
      readonly kind: 'again'
      readonly error: AppError
      readonly forget?: boolean
      readonly hasProgressed?: boolean
    }

/** @param ask for the stored receipt; only where the answer itself brought none */
export async function judge(
  outcome: SendOutcome,
  ask: () => ReturnType<typeof askReceipt>,
): Promise<Verdict> {
  if (outcome.kind === 'failed') return { kind: 'again', error: outcome.error }
  if (outcome.kind === 'refused') {
    const { refusal } = outcome
    if (refusal.error !== 'already-received') return verdictOf(refusal)
    if (refusal.receipt !== undefined) return { kind: 'receipt', jws: refusal.receipt }
  }
  const answer = await ask()
  return answer.ok ? readReceipt(answer.value) : { kind: 'again', error: answer.error }
}

function readReceipt(answer: HttpAnswer): Verdict {
  const refusal = refusalOf(answer)
  if (refusal) return verdictOf(refusal)
  const read = readAnswer(answer, receiptAnswer)
  return read.ok ? { kind: 'receipt', jws: read.value.receipt } : { kind: 'again', error: read.error }
}

function verdictOf(refusal: Refusal): Verdict {
  const refused = { code: 'uplink/refused', reason: reasonOf(refusal) } as const
  switch (refusal.error) {
    case 'other-content':
      return { kind: 'park', reason: 'uplink/other-content' }
    case 'does-not-verify':
      return { kind: 'park', reason: refused.reason }
    case 'hash-mismatch':
    case 'unknown':
      return { kind: 'again', error: refused, forget: true }
    case 'already-received':
    case 'other-history':
    case 'not-yet':
    case 'use-nonce':
    case 'bad-proof':
    case 'bad-request':
    case 'wrong-code':
      break
  }
  return { kind: 'again', error: refused }
}
