/** What a kept receipt says. It was verified before it was kept, and the journal's hash guards it since. */
import { z } from 'zod'
import { receipt } from '../../contract/records/wire.ts'

export type ReceiptFacts = Pick<z.infer<typeof receipt>, 'receivedAt' | 'seq' | 'contentHash' | 'size'>

/** Null where there is none, or none that reads. */
export function receiptFactsOf(jws: string | null): ReceiptFacts | null {
  try {
    const payload = Buffer.from(jws?.split('.')[1] ?? '', 'base64url').toString('utf8')
    const { receivedAt, seq, contentHash, size } = receipt.parse(JSON.parse(payload))
    return { receivedAt, seq, contentHash, size }
  } catch {
    return null
  }
}
