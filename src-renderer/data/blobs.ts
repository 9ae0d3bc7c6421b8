/** The second copy of sealed files. */
import type { QueueDatabase, RowKey, StoredRow } from './schema.ts'

/** States in which the registry may still need the bytes. */
const unsent: ReadonlySet<StoredRow['state']> = new Set(['sealed', 'queued', 'sending', 'returned', 'parked'])

/** Rows whose sealed bytes are not here yet, oldest first, at most `limit`. */
export async function rowsWithoutCopy(db: QueueDatabase, limit: number): Promise<StoredRow[]> {
  const found: StoredRow[] = []
  await db.rows
    .where('state')
    .anyOf([...unsent])
    .until(() => found.length >= limit)
    .each((row) => {
      if (row.sha256 !== null && row.quarantined === 0) found.push(row)
    })
  const copies = await db.blobs.bulkGet(found.map((row): RowKey => [row.applicationId, row.revision]))
  return found
    .filter((row, index) => copies[index]?.sha256 !== row.sha256)
    .sort((a, b) => a.journalSeq - b.journalSeq)
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
  return (await hashOf(copy.sealed)) === row.sha256 ? new Uint8Array(await copy.sealed.arrayBuffer()) : null
}
