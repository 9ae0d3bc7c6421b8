/**
 * The heads of the stations' audit logs, each countersigned once and never taken back: `audit-heads.jsonl` holds every
 * checkpoint beside our word for it, so that an auditor can hold a station's log against a copy that the station never
 * had in its hands. What speaks against an earlier head is refused, and kept too: it is signed evidence.
 */
import { createHash, createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import { compactVerify } from 'jose'
import { z } from 'zod'
import {
  auditCheckpoint,
  auditHead,
  AUDIT_HEAD_TYP,
  CHECKPOINT_TYP,
  type AuditCheckpoint,
  type TreeHead,
} from '../../src-main/contract/records/audit.ts'
import { verifyConsistency } from '../../src-main/station/audit/merkle/verify.ts'
import { openAppendOnlyFile } from './append-only-file.ts'
import type { Authority } from './pki/authority.ts'
import { createTurns } from './turns.ts'

export type OtherHistory = 'smaller-tree' | 'other-root' | 'not-consistent'

export type CountersignAnswer =
  | { readonly state: 'countersigned'; readonly head: string }
  | { readonly state: 'other-history'; readonly reason: OtherHistory }
  /** Not this station's checkpoint at all. */
  | { readonly state: 'unreadable' }

export interface AuditHeads {
  headOf(stationId: string): TreeHead | null
  /** The same as it was signed. */
  jwsOf(stationId: string): string | null
  /** @param consistency RFC 9162 §2.1.4 from the head that stands, lower-case hex */
  countersign(
    stationId: string,
    checkpoint: string,
    consistency: readonly string[],
  ): Promise<CountersignAnswer>
  close(): Promise<void>
}

export interface AuditHeadsDeps {
  readonly dir: string
  readonly receipt: Authority['receipt']
  /** PEM of a station's identity certificate. */
  readonly identityOf: (stationId: string) => string | null
  readonly now: () => Date
}

const storedLine = z.object({ checkpoint: z.string(), head: z.string() })

interface Standing extends TreeHead {
  readonly jws: string
}

export async function openAuditHeads(deps: AuditHeadsDeps): Promise<AuditHeads> {
  const file = await openAppendOnlyFile(join(deps.dir, 'audit-heads.jsonl'))
  const evidence = await openAppendOnlyFile(join(deps.dir, 'audit-refused.jsonl'))
  const standing = await readStanding(file.lines, deps)
  const refused = new Set(evidence.lines)
  const turns = createTurns()

  const refuse = async (stationId: string, checkpoint: string, reason: OtherHistory) => {
    const line = JSON.stringify({ stationId, reason, checkpoint })
    // A station that tries again for days says nothing new.
    if (!refused.has(line)) await evidence.append(line)
    refused.add(line)
    return { state: 'other-history', reason } as const
  }
  const countersign: AuditHeads['countersign'] = async (stationId, checkpoint, consistency) => {
    const claims = await openCheckpoint(checkpoint, deps.identityOf(stationId))
    if (claims?.stationId !== stationId) return { state: 'unreadable' }
    const last = standing.get(stationId)
    const reason = last ? otherHistory(last, claims, consistency) : null
    if (reason) return refuse(stationId, checkpoint, reason)
    if (last?.treeSize === claims.treeSize) return { state: 'countersigned', head: last.jws }
    const { treeSize, rootHash } = claims
    const checkpointHash = createHash('sha256').update(checkpoint).digest('hex')
    const at = deps.now().toISOString()
    const said = { schema: 'audit-head/1', stationId, treeSize, rootHash, checkpointHash, at }
    const jws = await deps.receipt.signer.sign(AUDIT_HEAD_TYP, said)
    await file.append(JSON.stringify({ checkpoint, head: jws }))
    standing.set(stationId, { treeSize, rootHash, jws })
    return { state: 'countersigned', head: jws }
  }
  return {
    headOf: (id) => {
      const last = standing.get(id)
      return last ? { treeSize: last.treeSize, rootHash: last.rootHash } : null
    },
    jwsOf: (id) => standing.get(id)?.jws ?? null,
    countersign: (id, checkpoint, consistency) => turns.run(() => countersign(id, checkpoint, consistency)),
    close: async () => void (await Promise.all([file.close(), evidence.close()])),
  }
}

function otherHistory(last: TreeHead, now: TreeHead, consistency: readonly string[]): OtherHistory | null {
  if (now.treeSize < last.treeSize) return 'smaller-tree'
  if (now.treeSize === last.treeSize) return now.rootHash === last.rootHash ? null : 'other-root'
  return verifyConsistency(last, now, consistency) ? null : 'not-consistent'
}

async function openCheckpoint(jws: string, identityPem: string | null): Promise<AuditCheckpoint | null> {
  if (identityPem === null) return null
  try {
    const key = createPublicKey(identityPem)
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] })
    if (protectedHeader.typ !== CHECKPOINT_TYP) return null
    return auditCheckpoint.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch {
    // Not a JWS, not by that key, not those claims.
    return null
  }
}

/** Throws where the file is not ours any more: a registry that has lost its word must not go on giving it. */
async function readStanding(
  lines: readonly string[],
  { receipt }: AuditHeadsDeps,
): Promise<Map<string, Standing>> {
  const key = createPublicKey(receipt.certificatePem)
  const standing = new Map<string, Standing>()
  for (const [index, line] of lines.entries()) {
    try {
      const { head: jws } = storedLine.parse(JSON.parse(line))
      const { payload } = await compactVerify(jws, key, { algorithms: ['ES256'] })
      const { stationId, treeSize, rootHash } = auditHead.parse(JSON.parse(new TextDecoder().decode(payload)))
      standing.set(stationId, { treeSize, rootHash, jws })
    } catch (cause) {
      throw new Error(`audit-heads.jsonl is damaged at line ${index + 1}: restore it from its copy`, {
        cause,
      })
    }
  }
  return standing
}
