/**
 * Tells the rest of the house what was received, at least once: rows are written with their application in one
 * transaction, published from here in order, and marked only afterwards. Consumers tell duplicates by `seq`.
 */
import { join } from 'node:path'
import { openAppendOnlyFile } from '../append-only-file.ts'
import type { RegistryDatabase } from '../database/open.ts'

/** One interface, so that a message broker can take the file's place. */
export interface OutboxSink {
  /** `body` is one JSON text; it is safe with the consumer when this settles. */
  publish(body: string): Promise<void>
  close(): Promise<void>
}

/** Lines of `outbox.jsonl`. */
export async function openFileSink(dir: string): Promise<OutboxSink> {
  const file = await openAppendOnlyFile(join(dir, 'outbox.jsonl'))
  return { publish: (body) => file.append(body), close: () => file.close() }
}

const BATCH = 100

/** Publishes all that is due; answers how many. */
export async function drainOutbox(db: RegistryDatabase, sink: OutboxSink): Promise<number> {
  let published = 0
  for (;;) {
    const due = await db
      .selectFrom('outbox')
      .select(['seq', 'body'])
      .where('delivered', '=', false)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    for (const { seq, body } of due) {
      await sink.publish(body)
      await db.updateTable('outbox').set({ delivered: true }).where('seq', '=', seq).execute()
      published += 1
    }
    if (due.length < BATCH) return published
  }
}
