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
import { checkReceipt } from './receipt-check.ts'
import { askReceipt, type RegistryClient } from './registry-client.ts'
import { sendFile } from './send-file.ts'
import { judge, type Verdict } from './verdict.ts'

export interface DeliverDeps extends DeliveryRecordDeps {
  readonly client: RegistryClient
  readonly stationId: string
  readonly receiptCertPem: string
  /** In [0, 1). */
  readonly random: () => number
  readonly onRate: (bitsPerSecond: number) => void
  readonly rate: () => number | null
  /** Told of the head of our audit log that a kept receipt carries. */
  readonly onAuditHead: (receipt: string, head: TreeHead) => Promise<void>
  /** For one chunk of a body. */
  readonly chunkTimeoutMs?: number | undefined
  readonly signal: AbortSignal
}

export type Delivered =
  | { readonly kind: 'received' }
  /** A technician must look; it is not tried again. */
  | { readonly kind: 'parked' }
  /** Its next try is in the journal. */
  | { readonly kind: 'again'; readonly error: AppError; readonly hasProgressed: boolean }

export async function deliver(
  entry: ApplicationEntry,
  sealed: SealedEntry,
  deps: DeliverDeps,
): Promise<Delivered> {
  const record = createDeliveryRecord(entry, deps)
  // A crash between receipt and state leaves it sending: nothing needs to be sent again.
  const verdict: Verdict =
    entry.receipt !== null && entry.state === 'sending'
      ? { kind: 'receipt', jws: entry.receipt }
      : await send(entry, sealed, record, deps)
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
  deps: DeliverDeps,
): Promise<Verdict> {
  const { client, journal, signal } = deps
  const stationId = sealed.origin ?? deps.stationId
  const file = await journal.readFile('sealed', sealed.file)
  const facts = file.ok ? factsOf(file.value) : null
  if (!file.ok || facts?.sha256 !== sealed.sha256) return { kind: 'park', reason: 'journal/damaged' }
  // While it is written down, the registry is asked already; no byte goes out before the address is durable.
  const marking = record.state('sending', null)
  const { url, offset } = record.current()
  const outcome = await sendFile({
    client,
    bytes: file.value,
    // An address of another registry, from before a move, is worth nothing.
    url: url?.startsWith(`${client.http.origin}/`) ? url : null,
    metadata: { stationId, applicationId, revision: String(revision), sha256: sealed.sha256 },
    signal,
    onRate: deps.onRate,
    bitsPerSecond: deps.rate(),
    chunkTimeoutMs: deps.chunkTimeoutMs,
    keepUrl: (kept) =>
      kept === record.current().url ? Promise.resolve(ok()) : record.upload({ url: kept, offset: 0 }),
    onConfirmed: (confirmed) => {
      if (confirmed !== record.current().offset) void record.upload({ offset: confirmed })
    },
  })
  const marked = await marking
  if (!marked.ok) return { kind: 'again', error: marked.error }
  const carried = sealed.origin === undefined ? null : sealed.sha256
  const verdict = await judge(outcome, () =>
    askReceipt(client, { stationId, applicationId, revision, carried }, signal),
  )
  if (verdict.kind !== 'again') return verdict
  return { ...verdict, hasProgressed: record.current().offset > offset }
}

async function accept(
  jws: string,
  entry: ApplicationEntry,
  { sha256, size, origin }: SealedEntry,
  record: DeliveryRecord,
  deps: DeliverDeps,
): Promise<Delivered> {
  const { applicationId, revision } = entry
  const stationId = origin ?? deps.stationId
  const facts = { stationId, applicationId, revision, sha256, size }
  const checked = await checkReceipt(jws, deps.receiptCertPem, facts)
  if (!checked.ok) return again({ kind: 'again', error: checked.error }, record, deps)
  // In this order in the log, and on the medium together.
  const keeping = entry.receipt === jws ? Promise.resolve(ok(0)) : record.receipt(jws)
  const [kept, moved] = await Promise.all([keeping, record.state('received', null)])
  if (!kept.ok) return stuck(kept.error)
  if (!moved.ok) return stuck(moved.error)
  // The head in a receipt for carried work is of the other station's log.
  if (checked.value && origin === undefined) await deps.onAuditHead(jws, checked.value)
  return { kind: 'received' }
}

async function park(reason: string, record: DeliveryRecord): Promise<Delivered> {
  const parked = await record.state('parked', reason)
  return parked.ok ? { kind: 'parked' } : stuck(parked.error)
}

const stuck = (error: AppError): Delivered => ({ kind: 'again', error, hasProgressed: false })

async function again(
  { error, forget = false, hasProgressed = false }: Extract<Verdict, { kind: 'again' }>,
  record: DeliveryRecord,
  { now, random, signal }: DeliverDeps,
): Promise<Delivered> {
  // Stopping the program is no failure of the upload.
  if (signal.aborted) return stuck(error)
  // A line that falls again and again, but brings bytes over each time, is used while it stands.
  const wasCut = hasProgressed && error.code === 'uplink/no-link'
  const attempts = wasCut ? 0 : record.current().attempts + 1
  const nextTryAt = new Date(now() + backoffMs(attempts, random)).toISOString()
  await Promise.all([
    record.upload({ attempts, nextTryAt, ...(forget && { url: null, offset: 0 }) }),
    record.state('queued', error.code === 'uplink/refused' ? error.reason : error.code),
  ])
  return { kind: 'again', error, hasProgressed: wasCut }
}
