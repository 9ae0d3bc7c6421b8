/**
 * Puts right what rotted in the database itself: rows are compared with the journal's once after each start, and the
 * counters are counted again from the index of states.
 */
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import { applicationState } from '../../src-main/contract/records/queue.ts'
import { storedOf, type QueueDatabase, type RowKey, type StoredRow } from './schema.ts'

const keyOf = (row: QueueRow): RowKey => [row.applicationId, row.revision]

function isSame(stored: StoredRow | undefined, row: QueueRow): boolean {
  if (stored === undefined) return false
  const found = new Map<string, unknown>(Object.entries(stored))
  return Object.entries(storedOf(row)).every(([name, value]) => found.get(name) === value)
}

/**
 * @param rows as the journal has them when its last record was `head`
 * @returns how many were wrong
 */
export async function mendRows(db: QueueDatabase, rows: readonly QueueRow[], head: number): Promise<number> {
  return db.transaction('rw', [db.rows, db.tombstones], async () => {
    const [stored, erased] = await Promise.all([
      db.rows.bulkGet(rows.map(keyOf)),
      db.tombstones.bulkGet(rows.map(keyOf)),
    ])
    const wrong = rows.filter((row, n) => {
      const there = stored[n]
      // What is newer than the answer came with an event meanwhile.
      const isNewer = there !== undefined && there.journalSeq > head
      return (
        row.state !== 'abandoned' &&
        row.state !== 'erased' &&
        erased[n] === undefined &&
        !isNewer &&
        !isSame(there, row)
      )
    })
    await db.rows.bulkPut(wrong.map(storedOf))
    return wrong.length
  })
}

/** Counts by the index of states, a key range each; `strangers` are the rows that were quarantined. */
export async function recountRows(db: QueueDatabase, strangers: readonly RowKey[]): Promise<void> {
  await db.transaction('rw', [db.rows, db.meta], async () => {
    const byState: Record<string, number> = {}
    for (const state of applicationState.options) {
      const count = await db.rows.where('state').equals(state).count()
      if (count > 0) byState[state] = count
    }
    for (const row of await db.rows.bulkGet([...strangers])) {
      if (row?.quarantined !== 1) continue
      byState[row.state] = (byState[row.state] ?? 1) - 1
      byState['quarantined'] = (byState['quarantined'] ?? 0) + 1
    }
    await db.meta.put({ name: 'counters', byState })
  })
}

/** @throws where an index knows more or fewer rows than there are: a file that was cut short loses them without a word. */
export async function checkIndexes(db: QueueDatabase): Promise<void> {
  await db.transaction('r', db.rows, async () => {
    const rows = await db.rows.count()
    for (const index of ['state', 'journalSeq', 'firstSeq', '[group+firstSeq]'])
      if ((await db.rows.orderBy(index).count()) !== rows) throw new Error(`the index ${index} is not whole`)
  })
}
