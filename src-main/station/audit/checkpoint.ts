/** Checkpoints and countersigned heads as they are signed and kept: compact JWS, ES256 (RFC 7515, 7518). */
import { createHash, type KeyObject } from 'node:crypto'
import { CompactSign, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import {
  auditCheckpoint,
  auditHead,
  AUDIT_HEAD_TYP,
  CHECKPOINT_TYP,
  treeHead,
  type AuditCheckpoint,
  type TreeHead,
} from '../../contract/records/audit.ts'

/** What the first checkpoint names as the one before it. */
export const NO_CHECKPOINT = '0'.repeat(64)

/** SHA-256 of the compact JWS, lower-case hex. */
export function hashOfJws(jws: string): string {
  return createHash('sha256').update(jws).digest('hex')
}

export function signCheckpoint(claims: AuditCheckpoint, identityKey: KeyObject): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: CHECKPOINT_TYP })
    .sign(identityKey)
}

export interface Kept {
  /** `station` signed it, or the registry bore witness by a countersigned head or a receipt. */
  readonly by: 'station' | 'registry'
  readonly head: TreeHead
}

const RECEIPT_TYP = 'tram-receipt+jwt'
const receiptWithHead = z.object({ auditHead: treeHead })

/**
 * What a kept line says. Its signature was verified when it was taken in, and an auditor verifies it again; here it
 * only has to be a line of ours. Null where it is not.
 */
export function readKept(jws: string): Kept | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
    const { typ } = decodeProtectedHeader(jws)
    if (typ === CHECKPOINT_TYP) return { by: 'station', head: headOf(auditCheckpoint.parse(claims)) }
    if (typ === AUDIT_HEAD_TYP) return { by: 'registry', head: headOf(auditHead.parse(claims)) }
    if (typ !== RECEIPT_TYP) return null
    return { by: 'registry', head: receiptWithHead.parse(claims).auditHead }
  } catch {
    return null
  }
}

const headOf = ({ treeSize, rootHash }: TreeHead): TreeHead => ({ treeSize, rootHash })
