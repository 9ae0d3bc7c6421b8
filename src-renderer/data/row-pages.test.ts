import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import { applyRows, countersOf } from './apply-rows.ts'
import { oldestWaiting } from './oldest-waiting.ts'
import { countIn } from './row-group.ts'
import { noPages, PAGE_ROWS, readPages, rowsBetween } from './row-pages.ts'
import { QueueDatabase } from './schema.ts'

let db: QueueDatabase
let factory: IDBFactory
beforeEach(() => {
  factory = new IDBFactory()
  db = new QueueDatabase('queue', { indexedDB: factory, IDBKeyRange })
})
afterEach(() => db.close())

const row = (n: number, more: Partial<QueueRow> = {}): QueueRow => ({
  applicationId: `01931b7e-5f00-7000-8000-${String(n).padStart(12, '0')}`,
  revision: 1,
  journalSeq: n,
  firstSeq: n,
  state: n % 2 === 0 ? 'queued' : 'received',
  at: '2026-11-23T02:00:00Z',
  sealedAt: '2026-11-23T02:00:00Z',
  origin: null,
  size: 3,
  sha256: null,
  sentBytes: 0,
  attempts: 0,
  nextTryAt: null,
  reason: null,
  ...more,
})
const many = (count: number) => Array.from({ length: count }, (_, n) => row(n + 1))
const places = (rows: readonly QueueRow[]) => rows.map(({ firstSeq }) => firstSeq)

test('a list is read as far as it is seen, newest first, to its end', async () => {
  await applyRows(db, many(450))
  const seen = await readPages(db, 'all', noPages, { first: 0, last: 30 })
  expect([seen.length, seen.isComplete]).toEqual([PAGE_ROWS, false])
  expect(places(rowsBetween(seen, 0, 2))).toEqual([450, 449, 448])
  const further = await readPages(db, 'all', seen, { first: 150, last: 180 })
  expect(places(rowsBetween(further, 98, 101))).toEqual([352, 351, 350, 349])
  const end = await readPages(db, 'all', further, { first: 420, last: 500 })
  expect([end.length, end.isComplete]).toEqual([450, true])
  expect(places(rowsBetween(end, 0, 999))).toEqual(
    many(450)
      .map(({ firstSeq }) => firstSeq)
      .toReversed(),
  )
  const waiting = await readPages(db, 'waiting', noPages, { first: 0, last: 999 })
  expect([waiting.length, waiting.isComplete]).toEqual([225, true])
})

test('while somebody reads, new rows come in above and what leaves the list goes, nothing twice', async () => {
  await applyRows(db, many(300))
  const before = await readPages(db, 'waiting', noPages, { first: 0, last: 120 })
  await applyRows(db, [
    row(302),
    row(300, { journalSeq: 900, state: 'received' }),
    row(298, { journalSeq: 901, state: 'sending' }),
    row(296, { journalSeq: 902, state: 'received' }),
  ])
  const after = await readPages(db, 'waiting', before, { first: 0, last: 120 })
  const shown = places(rowsBetween(after, 0, 999))
  expect(shown.slice(0, 3)).toEqual([302, 298, 294])
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown).toHaveLength(149)
})

test('the counters know how long each list is, without counting', async () => {
  await applyRows(db, [...many(10), row(11, { state: 'parked' }), row(12, { state: 'returned' })])
  const counters = await countersOf(db)
  expect(['all', 'attention', 'waiting', 'done'].map((list) => countIn(list as 'all', counters))).toEqual([
    12, 2, 5, 5,
  ])
})

test('the one that waits longest is found by its place, whatever its times say', async () => {
  expect(await oldestWaiting(db)).toBeNull()
  await applyRows(db, many(9))
  expect((await oldestWaiting(db))?.firstSeq).toBe(2)
})

test('a database of the first version is read again from the journal, but for what the journal does not know', async () => {
  db.close()
  const older = new Dexie('queue', { indexedDB: factory, IDBKeyRange })
  older.version(1).stores({
    rows: '[applicationId+revision], journalSeq, state',
    blobs: '[applicationId+revision]',
    tombstones: '[applicationId+revision]',
    meta: 'name',
  })
  const { firstSeq: _first, sealedAt: _sealed, origin: _origin, ...old } = row(1)
  await older.table('rows').bulkAdd([
    { ...old, quarantined: 0 },
    { ...old, applicationId: row(2).applicationId, quarantined: 1 },
  ])
  await older.table('meta').bulkAdd([
    { name: 'cursor', journalSeq: 77 },
    { name: 'counters', byState: { queued: 1, quarantined: 1 } },
  ])
  older.close()
  db = new QueueDatabase('queue', { indexedDB: factory, IDBKeyRange })
  expect(await db.meta.get('cursor')).toBeUndefined()
  expect(await countersOf(db)).toEqual({ quarantined: 1 })
  const shown = await readPages(db, 'attention', noPages, { first: 0, last: 9 })
  expect(rowsBetween(shown, 0, 9).map(({ applicationId }) => applicationId)).toEqual([row(2).applicationId])
})
