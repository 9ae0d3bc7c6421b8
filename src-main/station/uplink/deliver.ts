/**
 * Brings one application to its verified receipt, or says why not yet. It may be stopped at any point, by a cut
 * line or a power cut: the next call goes on from what the journal says.
 */
import type { AppError } from '../../contract/errors.ts'
import type { TreeHead } from '../../contract/records/audit.ts'
import { ok } from '../../contract/result.ts'
import { factsOf } from '../journal/files.ts'
import type { ApplicationEntry, SealedEntry } from '../journal/index.ts'
import { backoffMs } from './backoff.ts'
import { createDeliveryRecord, type DeliveryRecord, type DeliveryRecordDeps } from './delivery-record.ts'
import type { HttpAnswer } from './pinned-http.ts'
import { checkReceipt, receiptAnswer } from './receipt-check.ts'
import {
  askReceipt,
  readAnswer,
  reasonOf,
  refusalOf,
  type Refusal,
  type RegistryClient,
} from './registry-client.ts'
import { sendFile, type SendOutcome } from './send-file.ts'

export interface DeliverDeps extends DeliveryRecordDeps {
  readonly client: RegistryClient
  readonly stationId: string
  readonly receiptCertPem: string
  /** In [0, 1). */
  readonly random: () => number
  readonly onRate: (bitsPerSecond: number) => void
  /** Told of the head of our audit log that a kept receipt carries. */
  readonly onAuditHead: (receipt: string, head: TreeHead) => Promise<void>
  readonly signal: AbortSignal
}

export type Delivered =
  | { readonly kind: 'received' }
  /** A technician must look; it is not tried again. */
  | { readonly kind: 'parked' }
  /** Its next try is in the journal. */
  | { readonly kind: 'again'; readonly error: AppError }

type Verdict =
  | { readonly kind: 'receipt'; readonly jws: string }
  | { readonly kind: 'park'; readonly reason: string }
  /** `forget`: the registry has nothing of it any more, the next try begins anew. */
  | { readonly kind: 'again'; readonly error: AppError; readonly forget?: true }

export async function deliver(
  entry: ApplicationEntry,
  sealed: SealedEntry,
  deps: DeliverDeps,
): Promise<Delivered> {
  const record = createDeliveryRecord(entry, deps)
  // A crash between receipt and state: nothing needs to be sent again.
  const verdict: Verdict =
    entry.receipt === null ? await send(entry, sealed, record, deps) : { kind: 'receipt', jws: entry.receipt }
  switch (verdict.kind) {
    case 'receipt':
      return accept(verdict.jws, entry, sealed, record, deps)
    case 'park':
      return park(verdict.reason, record)
    case 'again':
      return again(verdict, record, deps)
  }
}

async function send(
  { applicationId, revision }: ApplicationEntry,
  sealed: SealedEntry,
  record: DeliveryRecord,
  { client, journal, stationId, signal, onRate }: DeliverDeps,
): Promise<Verdict> {
  const file = await journal.readFile('sealed', sealed.file)
  const facts = file.ok ? factsOf(file.value) : null
  if (!file.ok || facts?.sha256 !== sealed.sha256) return { kind: 'park', reason: 'journal/damaged' }
  const marked = await record.state('sending', null)
  if (!marked.ok) return { kind: 'again', error: marked.error }
  const { url } = record.current()
  const outcome = await sendFile({
    client,
    bytes: file.value,
    // An address of another registry, from before a move, is worth nothing.
    url: url?.startsWith(`${client.http.origin}/`) ? url : null,
    metadata: { stationId, applicationId, revision: String(revision), sha256: sealed.sha256 },
    signal,
    onRate,
    keepUrl: (kept) =>
      kept === record.current().url ? Promise.resolve(ok()) : record.upload({ url: kept, offset: 0 }),
    onConfirmed: (offset) => void record.upload({ offset }),
  })
  return judge(outcome, () => askReceipt(client, { stationId, applicationId, revision }, signal))
}

async function judge(outcome: SendOutcome, ask: () => ReturnType<typeof askReceipt>): Promise<Verdict> {
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

async function accept(
  jws: string,
  entry: ApplicationEntry,
  { sha256, size }: SealedEntry,
  record: DeliveryRecord,
  deps: DeliverDeps,
): Promise<Delivered> {
  const { applicationId, revision } = entry
  const facts = { stationId: deps.stationId, applicationId, revision, sha256, size }
  const checked = await checkReceipt(jws, deps.receiptCertPem, facts)
  if (!checked.ok) return again({ kind: 'again', error: checked.error }, record, deps)
  if (entry.receipt !== jws) {
    const kept = await record.receipt(jws)
    if (!kept.ok) return { kind: 'again', error: kept.error }
  }
  if (checked.value) await deps.onAuditHead(jws, checked.value)
  const moved = await record.state('received', null)
  return moved.ok ? { kind: 'received' } : { kind: 'again', error: moved.error }
}

async function park(reason: string, record: DeliveryRecord): Promise<Delivered> {
  const parked = await record.state('parked', reason)
  return parked.ok ? { kind: 'parked' } : { kind: 'again', error: parked.error }
}

async function again(
  { error, forget }: Extract<Verdict, { kind: 'again' }>,
  record: DeliveryRecord,
  { now, random, signal }: DeliverDeps,
): Promise<Delivered> {
  // Stopping the program is no failure of the upload.
  if (signal.aborted) return { kind: 'again', error }
  const attempts = record.current().attempts + 1
  const nextTryAt = new Date(now() + backoffMs(attempts, random)).toISOString()
  await record.upload({ attempts, nextTryAt, ...(forget && { url: null, offset: 0 }) })
  await record.state('queued', error.code === 'uplink/refused' ? error.reason : error.code)
  return { kind: 'again', error }
}
