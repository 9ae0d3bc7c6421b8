/**
 * Gives receipts: exactly one for each (station, application, revision). The line in `receipts.jsonl` is on disk
 * before the row exists and before anybody is told; the rows are rebuilt from it at every start.
 */
import { join } from 'node:path'
import type { TreeHead } from '../../../src-main/contract/records/audit.ts'
import type { Receipt } from '../../../src-main/contract/records/wire.ts'
import { openAppendOnlyFile, type AppendOnlyFile } from '../append-only-file.ts'
import type { RegistryDatabase } from '../database/open.ts'
import { findReceived, insertReceived, lastSeq, type NewRow } from '../database/received.ts'
import type { Authority } from '../pki/authority.ts'
import { createTurns } from '../turns.ts'
import { uploadIdOf, type UploadMetadata } from './metadata.ts'
import { hashOfReceipt, NO_RECEIPT, readReceiptChain, RECEIPT_TYP } from './receipt-chain.ts'

export type LedgerAnswer =
  { readonly state: 'received'; readonly receipt: string } | { readonly state: 'other-content' }

export interface Ledger {
  /** @param size of the sealed file in bytes */
  receive(upload: UploadMetadata, size: number): Promise<LedgerAnswer>
  /** A first revision, one that is here already, or the next one of work that was returned. */
  isDue(upload: UploadMetadata): Promise<boolean>
  close(): Promise<void>
}

export interface LedgerDeps {
  readonly dir: string
  readonly db: RegistryDatabase
  readonly receipt: Authority['receipt']
  /** The head of a station's audit log that was countersigned last. */
  readonly auditHeadOf: (stationId: string) => TreeHead | null
  readonly now: () => Date
}

export async function openLedger(deps: LedgerDeps): Promise<Ledger> {
  const file = await openAppendOnlyFile(join(deps.dir, 'receipts.jsonl'))
  const chain = await readReceiptChain(file.lines, deps.receipt)
  if ((await lastSeq(deps.db)) > chain.length) {
    throw new Error(
      'the database knows receipts that receipts.jsonl does not hold: it belongs to another registry',
    )
  }
  const rows = chain.map(({ claims, jws }) => rowOf(claims, jws))
  for (const row of rows.slice(await lastSeq(deps.db))) await insertReceived(deps.db, row)
  return createLedger(deps, file, rows.at(-1) ?? null)
}

function createLedger(deps: LedgerDeps, file: AppendOnlyFile, last: NewRow | null): Ledger {
  const { db, receipt, now, auditHeadOf } = deps
  const turns = createTurns()
  let head = { seq: last?.claims.seq ?? 0, hash: last ? hashOfReceipt(last.receipt) : NO_RECEIPT }
  /** A receipt on disk whose row the database would not take; it comes before everything else. */
  let owed: NewRow | null = null

  const settleOwed = async (): Promise<void> => {
    if (owed) await insertReceived(db, owed)
    owed = null
  }
  const give = async (upload: UploadMetadata, size: number): Promise<NewRow> => {
    const { stationId, applicationId, revision, sha256 } = upload
    const claims: Receipt = {
      schema: 'receipt/2',
      stationId,
      applicationId,
      revision,
      contentHash: sha256,
      size,
      receivedAt: now().toISOString(),
      seq: head.seq + 1,
      prevReceiptHash: head.hash,
      auditHead: auditHeadOf(stationId),
    }
    const jws = await receipt.signer.sign(RECEIPT_TYP, claims)
    await file.append(jws)
    head = { seq: claims.seq, hash: hashOfReceipt(jws) }
    return rowOf(claims, jws)
  }
  const receive = async (upload: UploadMetadata, size: number): Promise<LedgerAnswer> => {
    await settleOwed()
    const standing = await findReceived(db, upload)
    if (standing) return answerFor(upload, standing)
    owed = await give(upload, size)
    const winner = await insertReceived(db, owed)
    owed = null
    return answerFor(upload, winner)
  }
  const isDue = async (upload: UploadMetadata): Promise<boolean> => {
    if (upload.revision === 1 || (await findReceived(db, upload)) !== null) return true
    const before = await findReceived(db, { ...upload, revision: upload.revision - 1 })
    return before?.state === 'returned'
  }
  return {
    receive: (upload, size) => turns.run(() => receive(upload, size)),
    isDue: (upload) => turns.run(() => isDue(upload)),
    close: () => file.close(),
  }
}

function answerFor(
  upload: UploadMetadata,
  row: { readonly contentHash: string; readonly receipt: string },
): LedgerAnswer {
  return row.contentHash === upload.sha256
    ? { state: 'received', receipt: row.receipt }
    : { state: 'other-content' }
}

function rowOf(claims: Receipt, jws: string): NewRow {
  const { stationId, applicationId, revision, contentHash } = claims
  return {
    claims,
    receipt: jws,
    uploadId: uploadIdOf({ stationId, applicationId, revision, sha256: contentHash }),
  }
}
