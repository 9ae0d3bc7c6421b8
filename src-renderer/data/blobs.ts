/** The second copy of sealed files. */
import type { QueueDatabase, StoredRow } from './schema.ts'

/** States in which the registry may still need the bytes. */
const unsent: ReadonlySet<StoredRow['state']> = new Set(['sealed', 'queued', 'sending', 'returned', 'parked'])

export interface CopyPage {
  /** Rows whose sealed bytes are not here yet. */
  readonly missing: StoredRow[]
  /** The last journalSeq that was looked at; null at the end. */
  readonly upTo: number | null
}

/**
 * Looks at the next `limit` rows after a journalSeq, in that order. With `isHashed` a copy that is here is read and
 * counts as missing where its bytes have rotted.
 */
export async function rowsWithoutCopy(
  db: QueueDatabase,
  after: number,
  limit: number,
  isHashed: boolean,
): Promise<CopyPage> {
  const rows = await db.rows.where('journalSeq').above(after).limit(limit).toArray()
  const missing: StoredRow[] = []
  for (const row of rows) {
    if (!unsent.has(row.state) || row.sha256 === null || row.quarantined === 1) continue
    const copy = await db.blobs.get([row.applicationId, row.revision])
    const isHere = copy?.sha256 === row.sha256
    if (!isHere || (isHashed && (await intactCopy(db, row)) === null)) missing.push(row)
  }
  return { missing, upTo: rows.at(-1)?.journalSeq ?? null }
}

/** Lower-case hex of SHA-256 over the bytes. */
export async function hashOf(sealed: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await sealed.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps the bytes only where they are what the row says; false where they are not. */
export async function keepCopy(db: QueueDatabase, row: StoredRow, sealed: Blob): Promise<boolean> {
  const sha256 = await hashOf(sealed)
  if (sha256 !== row.sha256) return false
  await db.blobs.put({ applicationId: row.applicationId, revision: row.revision, sha256, sealed })
  return true
}

/** The copy of a row whose own file in the journal is damaged, if its hash is still right. */
export async function intactCopy(db: QueueDatabase, row: StoredRow): Promise<Uint8Array<ArrayBuffer> | null> {
  const copy = await db.blobs.get([row.applicationId, row.revision])
  if (copy === undefined || copy.sha256 !== row.sha256) return null
  // A blob whose file is gone cannot be read at all.
  const bytes = await copy.sealed.arrayBuffer().catch(() => null)
  if (bytes === null || (await hashOf(new Blob([bytes]))) !== row.sha256) return null
  return new Uint8Array(bytes)
}
