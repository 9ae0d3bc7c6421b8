/** Only a receipt that verifies, for exactly this content, moves an application on. */
import { z } from 'zod'
import type { TreeHead } from '../../contract/records/audit.ts'
import { receipt } from '../../contract/records/wire.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readSigned, type Nonsense } from './signed-answer.ts'

const RECEIPT_TYP = 'tram-receipt+jwt'

export interface ReceiptFacts {
  readonly stationId: string
  readonly applicationId: string
  readonly revision: number
  readonly sha256: string
  readonly size: number
}

/**
 * Signed by the pinned key, and every field that we know is the one that we know. Gives the head of our audit log that
 * the registry had last countersigned; null where it had none.
 */
export async function checkReceipt(
  jws: string,
  certificatePem: string,
  expected: ReceiptFacts,
): Promise<Result<TreeHead | null, Nonsense>> {
  const claims = await readSigned(jws, { certificatePem, typ: RECEIPT_TYP, schema: receipt })
  if (!claims.ok) return claims
  const { stationId, applicationId, revision, contentHash, size, auditHead } = claims.value
  const fits =
    stationId === expected.stationId &&
    applicationId === expected.applicationId &&
    revision === expected.revision &&
    contentHash === expected.sha256 &&
    size === expected.size
  return fits ? ok(auditHead) : fail({ code: 'uplink/nonsense', what: 'receipt' })
}

/** The body of `GET /v1/receipts/…`. */
export const receiptAnswer = z.object({ receipt: z.string().max(8_192) })
