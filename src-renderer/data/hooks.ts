/**
 * Live queries: a component that uses one is drawn again when the rows change. A database that cannot be read just now
 * is as one that has not answered yet: it is laid out anew, and the screen must not fall with it.
 */
import { liveQuery } from 'dexie'
import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useRef, useState } from 'react'
import { countersOf } from './apply-rows.ts'
import { oldestWaiting } from './oldest-waiting.ts'
import type { RowList } from './row-group.ts'
import { noPages, readPages, type RowPages } from './row-pages.ts'
import type { Counters, QueueDatabase, StoredRow } from './schema.ts'

const unread = () => undefined

/** One list as far as places `first` to `last` need it; undefined until the first answer. */
export function useRowPages(
  db: QueueDatabase,
  list: RowList,
  first: number,
  last: number,
): RowPages | undefined {
  const [read, setRead] = useState<{ readonly list: RowList; readonly pages: RowPages }>()
  const known = useRef<{ list: RowList; pages: RowPages }>({ list, pages: noPages })
  useEffect(() => {
    if (known.current.list !== list) known.current = { list, pages: noPages }
    const query = liveQuery(() => readPages(db, list, known.current.pages, { first, last }))
    const subscription = query.subscribe({
      next(pages) {
        known.current = { list, pages }
        setRead({ list, pages })
      },
      error: unread,
    })
    return () => subscription.unsubscribe()
  }, [db, list, first, last])
  return read?.list === list ? read.pages : undefined
}

export function useOldestWaiting(db: QueueDatabase): StoredRow | null | undefined {
  return useLiveQuery(() => oldestWaiting(db).catch(unread), [db])
}

/** The newest revision of one application; null where it has no row. */
export function useRow(db: QueueDatabase, applicationId: string | null): StoredRow | null | undefined {
  return useLiveQuery(async () => {
    if (applicationId === null) return null
    const revisions = db.rows.where('[applicationId+revision]')
    const last = revisions.between([applicationId, 0], [applicationId, Infinity]).last()
    return last.then((row) => row ?? null).catch(unread)
  }, [db, applicationId])
}

export function useCounters(db: QueueDatabase): Counters['byState'] | undefined {
  return useLiveQuery(() => countersOf(db).catch(unread), [db])
}
