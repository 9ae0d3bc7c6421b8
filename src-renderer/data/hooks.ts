/**
 * Live queries: a component that uses one is drawn again when the rows change. A database that cannot be read just now
 * is as one that has not answered yet: it is laid out anew, and the screen must not fall with it.
 */
import { useLiveQuery } from 'dexie-react-hooks'
import { countersOf } from './apply-rows.ts'
import { newestRows } from './newest-rows.ts'
import type { Counters, QueueDatabase, StoredRow } from './schema.ts'

const unread = () => undefined

/** The newest rows by journalSeq, at most `limit`; undefined until the first answer. */
export function useNewestRows(db: QueueDatabase, limit: number): StoredRow[] | undefined {
  return useLiveQuery(() => newestRows(db, limit).catch(unread), [db, limit])
}

export function useCounters(db: QueueDatabase): Counters['byState'] | undefined {
  return useLiveQuery(() => countersOf(db).catch(unread), [db])
}
