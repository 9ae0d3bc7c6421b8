/** Live queries: a component that uses one is drawn again when the rows change. */
import { useLiveQuery } from 'dexie-react-hooks'
import { countersOf } from './apply-rows.ts'
import { newestRows } from './newest-rows.ts'
import type { Counters, QueueDatabase, StoredRow } from './schema.ts'

/** The newest rows by journalSeq, at most `limit`; undefined until the first answer. */
export function useNewestRows(db: QueueDatabase, limit: number): StoredRow[] | undefined {
  return useLiveQuery(() => newestRows(db, limit), [db, limit])
}

export function useCounters(db: QueueDatabase): Counters['byState'] | undefined {
  return useLiveQuery(() => countersOf(db), [db])
}
