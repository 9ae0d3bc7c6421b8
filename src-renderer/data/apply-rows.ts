/** Moves the journal's rows into IndexedDB: the only writer of `rows`, `tombstones` and the counters. */
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import { storedOf, type Counters, type QueueDatabase, type RowKey, type StoredRow } from './schema.ts'

const keyOf = (row: { applicationId: string; revision: number }): RowKey => [row.applicationId, row.revision]
const revisionsOf = ({ applicationId }: QueueRow): [from: RowKey, to: RowKey] => [
  [applicationId, 0],
  [applicationId, Infinity],
]
const countedAs = (row: StoredRow) => (row.quarantined === 1 ? 'quarantined' : row.state)

/** The counters after one row was replaced by another; either may be missing. */
export function recount(
  byState: Readonly<Record<string, number>>,
  before: StoredRow | undefined,
  after: StoredRow | undefined,
): Record<string, number> {
  const next = { ...byState }
  if (before !== undefined) next[countedAs(before)] = Math.max(0, (next[countedAs(before)] ?? 0) - 1)
  if (after !== undefined) next[countedAs(after)] = (next[countedAs(after)] ?? 0) + 1
  return next
}

/**
 * Applies rows in the order of their journalSeq, in one transaction. An older row than the stored one of any
 * revision and a row of an erased application change nothing. `upTo` moves the cursor: everything before it was applied.
 */
export async function applyRows(db: QueueDatabase, rows: readonly QueueRow[], upTo?: number): Promise<void> {
  await db.transaction('rw', [db.rows, db.blobs, db.tombstones, db.meta], async () => {
    let byState = await countersOf(db)
    for (const row of rows.toSorted((a, b) => a.journalSeq - b.journalSeq)) {
      byState = await applyRow(db, row, byState)
    }
    await db.meta.put({ name: 'counters', byState })
    if (upTo !== undefined) await db.meta.put({ name: 'cursor', journalSeq: upTo })
  })
}

async function applyRow(
  db: QueueDatabase,
  row: QueueRow,
  byState: Counters['byState'],
): Promise<Counters['byState']> {
  const key = keyOf(row)
  const erased = await db.tombstones
    .where('[applicationId+revision]')
    .between(...revisionsOf(row))
    .toArray()
  if (erased.some((one) => one.revision === row.revision || one.journalSeq >= row.journalSeq)) return byState
  const stored = await db.rows
    .where('[applicationId+revision]')
    .between(...revisionsOf(row))
    .toArray()
  const before = stored.find(({ revision }) => revision === row.revision)
  if (stored.some((one) => one.quarantined === 0 && one.journalSeq >= row.journalSeq)) return byState
  if (row.state === 'abandoned' || row.state === 'erased') {
    await db.tombstones.put({
      applicationId: row.applicationId,
      revision: row.revision,
      journalSeq: row.journalSeq,
    })
    await db.rows.delete(key)
    await db.blobs.delete(key)
    return recount(byState, before, undefined)
  }
  // The journal shows one revision of an application: what it no longer shows goes, its bytes with it.
  const others = stored.filter((one) => one !== before && one.quarantined === 0)
  await db.rows.bulkDelete(others.map(keyOf))
  await db.blobs.bulkDelete(others.map(keyOf))
  const left = others.reduce((counted, one) => recount(counted, one, undefined), byState)
  const after = storedOf(row)
  await db.rows.put(after)
  return recount(left, before, after)
}

/** Marks rows that the journal does not know. They stay, with their bytes, for the technician. */
export async function quarantine(db: QueueDatabase, keys: readonly RowKey[]): Promise<void> {
  await db.transaction('rw', [db.rows, db.meta], async () => {
    let byState = await countersOf(db)
    for (const key of keys) {
      const before = await db.rows.get(key)
      if (before === undefined || before.quarantined === 1) continue
      const after: StoredRow = { ...before, quarantined: 1, group: 'attention' }
      await db.rows.put(after)
      byState = recount(byState, before, after)
    }
    await db.meta.put({ name: 'counters', byState })
  })
}

export async function countersOf(db: QueueDatabase): Promise<Counters['byState']> {
  const counters = await db.meta.get('counters')
  return counters?.name === 'counters' ? counters.byState : {}
}

/** How far the journal has been read; 0 in a database that is new or was lost. */
export async function cursorOf(db: QueueDatabase): Promise<number> {
  const cursor = await db.meta.get('cursor')
  return cursor?.name === 'cursor' ? cursor.journalSeq : 0
}
