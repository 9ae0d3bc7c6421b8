import type { QueueDatabase, StoredRow } from './schema.ts'

/** Rows by falling journalSeq, at most `limit`: a key range, never an offset or a whole count. */
export async function newestRows(db: QueueDatabase, limit: number): Promise<StoredRow[]> {
  const byJournal = db.rows.orderBy('journalSeq')
  // Dexie's `reverse` turns the direction of the cursor; it is not the one of arrays.
  // oxlint-disable-next-line unicorn/no-array-reverse
  return await byJournal.reverse().limit(limit).toArray()
}
