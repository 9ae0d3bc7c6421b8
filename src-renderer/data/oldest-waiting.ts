import { Dexie } from 'dexie'
import type { QueueDatabase, StoredRow } from './schema.ts'

/** The application that has waited longest to be sent; null where none waits. */
export async function oldestWaiting(db: QueueDatabase): Promise<StoredRow | null> {
  const waiting = db.rows
    .where('[group+firstSeq]')
    .between(['waiting', Dexie.minKey], ['waiting', Dexie.maxKey])
  return (await waiting.first()) ?? null
}
