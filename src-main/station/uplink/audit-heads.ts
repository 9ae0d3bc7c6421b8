/**
 * Takes the audit log's newest checkpoint to the registry and brings its countersignature back. The registry says
 * first which head it has: an answer that was lost comes back so, and a log that is not the one it saw is found.
 */
import { auditHead, auditHeadAnswer, AUDIT_HEAD_TYP, type TreeHead } from '../../contract/records/audit.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Audit } from '../audit/open-audit.ts'
import { backoffMs, isDue } from './backoff.ts'
import type { HttpRequest } from './pinned-http.ts'
import { readAnswer, SMALL, type RegistryClient } from './registry-client.ts'
import { readSigned } from './signed-answer.ts'

export type AuditHeadsPort = Pick<Audit, 'unwitnessed' | 'consistency' | 'witness'>

export interface AuditHeadsDeps {
  readonly audit: AuditHeadsPort
  readonly client: RegistryClient
  readonly stationId: string
  readonly receiptCertPem: string
  /** Wall time in ms since 1970. */
  readonly now: () => number
  /** In [0, 1). */
  readonly random: () => number
  /** The registry has seen another log under this station's name. Told once; nothing is sent after it. */
  readonly onOtherHistory: () => void
}

export interface AuditHeads {
  /** Sends what waits, unless its back-off binds. */
  sendDue(signal: AbortSignal): Promise<void>
  /** Keeps the head that a verified receipt carries. */
  witness(receipt: string, head: TreeHead): Promise<void>
}

type Sent = Result<'countersigned' | 'other-history'>

export function createAuditHeads(deps: AuditHeadsDeps): AuditHeads {
  const { audit, now, random, onOtherHistory } = deps
  let attempts = 0
  let nextTryAt: string | null = null
  let halted = false

  const halt = (): void => {
    if (!halted) onOtherHistory()
    halted = true
  }
  return {
    sendDue: async (signal) => {
      const newest = audit.unwitnessed()
      if (halted || !newest || !isDue(nextTryAt, now())) return
      const sent = await send(newest, deps, signal)
      if (sent.ok && sent.value === 'other-history') halt()
      attempts = sent.ok ? 0 : attempts + 1
      nextTryAt = sent.ok ? null : new Date(now() + backoffMs(attempts, random)).toISOString()
    },
    witness: async (receipt, head) => {
      const kept = await audit.witness(receipt, head)
      if (kept.ok && !kept.value) halt()
    },
  }
}

async function send(
  newest: { readonly jws: string; readonly head: TreeHead },
  deps: AuditHeadsDeps,
  signal: AbortSignal,
): Promise<Sent> {
  const { audit, client } = deps
  const asked = await ask(deps, { method: 'GET', url: `${client.http.origin}/v1/audit/head`, signal })
  if (!asked.ok) return asked
  const known = asked.value
  if (known) {
    const kept = await audit.witness(known.jws, known.head)
    if (!kept.ok) return kept
    if (!kept.value) return ok('other-history')
    if (known.head.treeSize >= newest.head.treeSize) return ok('countersigned')
  }
  const consistency = known ? audit.consistency(known.head, newest.head.treeSize) : []
  if (!consistency) return ok('other-history')
  const answer = await ask(deps, {
    method: 'POST',
    url: `${client.http.origin}/v1/audit/checkpoints`,
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify({ checkpoint: newest.jws, consistency })),
    signal,
  })
  if (!answer.ok) return answer
  const given = answer.value
  if (given?.head.treeSize !== newest.head.treeSize || given.head.rootHash !== newest.head.rootHash) {
    return fail({ code: 'uplink/nonsense', what: 'audit-head' })
  }
  const kept = await audit.witness(given.jws, given.head)
  return kept.ok ? ok('countersigned') : kept
}

type Request = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body' | 'signal'>

/** The registry's head of this station as it signed it; null before the first. */
async function ask(
  { client, receiptCertPem, stationId }: AuditHeadsDeps,
  request: Request,
): Promise<Result<{ readonly jws: string; readonly head: TreeHead } | null>> {
  const answer = await client.prove({ ...SMALL, ...request })
  if (!answer.ok) return answer
  const read = readAnswer(answer.value, auditHeadAnswer)
  if (!read.ok) return read
  const jws = read.value.head
  if (jws === null) return ok(null)
  const expected = { certificatePem: receiptCertPem, typ: AUDIT_HEAD_TYP, schema: auditHead }
  const claims = await readSigned(jws, expected)
  if (!claims.ok) return claims
  const { treeSize, rootHash } = claims.value
  return claims.value.stationId === stationId
    ? ok({ jws, head: { treeSize, rootHash } })
    : fail({ code: 'uplink/nonsense', what: 'audit-head' })
}
