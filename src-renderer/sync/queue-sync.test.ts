import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ok } from '../../src-main/contract/result.ts'
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import { createStation } from '../bridge/client.ts'
import { countersOf, cursorOf } from '../data/apply-rows.ts'
import { hashOf } from '../data/blobs.ts'
import { QueueDatabase, type Counters, type Cursor } from '../data/schema.ts'
import { createQueueSync } from './queue-sync.ts'

const id = (n: number) => `01931b7e-5f00-7000-8000-${String(n).padStart(12, '0')}`

/** A station's journal in memory that answers the queue's calls as the contract says. */
function journal(sealed = new Map<string, Blob>()) {
  const rows: QueueRow[] = []
  const restored: string[] = []
  const page = { size: 500 }
  const answer = (name: string, payload: unknown): unknown => {
    const input = payload as {
      after: number
      keys: { applicationId: string; revision: number }[]
      applicationId: string
    }
    if (name === 'queue.rows') {
      const later = rows.filter((r) => r.journalSeq > input.after).sort((a, b) => a.journalSeq - b.journalSeq)
      return ok({ rows: later.slice(0, page.size), head: Math.max(0, ...rows.map((r) => r.journalSeq)) })
    }
    if (name === 'queue.known')
      return ok({ known: input.keys.filter((k) => rows.some((r) => r.applicationId === k.applicationId)) })
    if (name === 'queue.sealedFile') return ok({ token: input.applicationId })
    if (name === 'queue.restore') restored.push(input.applicationId)
    return { ok: true }
  }
  const station = createStation({
    call: (name, payload) => Promise.resolve(answer(name, payload)),
    on: () => () => undefined,
  })
  const fetchSealed = (token: string) => Promise.resolve(ok(sealed.get(token) ?? new Blob(['other'])))
  const onBeyondRepair = () => expect.fail('nothing is beyond repair')
  return { rows, restored, page, station, fetchSealed, onBeyondRepair }
}

const row = (n: number, journalSeq: number, more: Partial<QueueRow> = {}): QueueRow => ({
  applicationId: id(n),
  revision: 1,
  journalSeq,
  firstSeq: journalSeq,
  sealedAt: null,
  origin: null,
  state: 'queued',
  at: '2026-11-23T02:00:00Z',
  size: 3,
  sha256: null,
  sentBytes: 0,
  attempts: 0,
  nextTryAt: null,
  reason: null,
  ...more,
})

let db: QueueDatabase
let factory: IDBFactory
const open = () => new QueueDatabase('queue', { indexedDB: factory, IDBKeyRange })
beforeEach(() => {
  factory = new IDBFactory()
  db = open()
})
afterEach(() => db.close())

const signal = new AbortController().signal

test('reads the journal page by page and remembers how far', async () => {
  const j = journal()
  j.page.size = 2
  for (let n = 1; n <= 5; n += 1) j.rows.push(row(n, n * 10))
  await createQueueSync({ ...j, db, signal }).pull()
  expect(await db.rows.count()).toBe(5)
  expect(await cursorOf(db)).toBe(50)
})

test('a database that vanished is filled again from the journal', async () => {
  const j = journal()
  j.rows.push(row(1, 10), row(2, 20, { state: 'received' }))
  await createQueueSync({ ...j, db, signal }).pull()
  db.close()
  factory = new IDBFactory()
  db = open()
  await createQueueSync({ ...j, db, signal }).pull()
  expect(await countersOf(db)).toEqual({ queued: 1, received: 1 })
})

test('a row without a journal record is quarantined, never queued', async () => {
  const j = journal()
  await db.rows.put({ ...row(7, 5), quarantined: 0, group: 'waiting' })
  j.rows.push(row(1, 10))
  await createQueueSync({ ...j, db, signal }).pull()
  expect((await db.rows.get([id(7), 1]))?.quarantined).toBe(1)
  expect((await db.rows.get([id(1), 1]))?.quarantined).toBe(0)
})

test('a journal that ends before the cursor is read anew from 0', async () => {
  const j = journal()
  await db.meta.put({ name: 'cursor', journalSeq: 900 })
  j.rows.push(row(1, 10))
  await createQueueSync({ ...j, db, signal }).pull()
  expect(await db.rows.count()).toBe(1)
  expect(await cursorOf(db)).toBe(10)
})

test('rows and counters that rotted are put right at the next start, and what is newer is left', async () => {
  const j = journal()
  j.rows.push(row(1, 10), row(2, 20, { state: 'received' }), row(3, 30))
  await createQueueSync({ ...j, db, signal }).pull()
  await db.rows.update([id(1), 1], { attempts: 77 })
  await db.rows.delete([id(2), 1])
  await db.rows.put({ ...row(3, 40, { state: 'sending' }), quarantined: 0, group: 'waiting' })
  await db.meta.put({ name: 'counters', byState: { queued: 9 } })
  await createQueueSync({ ...j, db, signal }).pull()
  expect((await db.rows.get([id(1), 1]))?.attempts).toBe(0)
  expect((await db.rows.get([id(3), 1]))?.state).toBe('sending')
  expect(await countersOf(db)).toEqual({ queued: 1, received: 1, sending: 1 })
})

test('a database that cannot be read is laid out anew once, and told', async () => {
  const j = journal()
  j.rows.push(row(1, 10))
  const told: unknown[] = []
  let broken = true
  const station = createStation({
    call: (name, payload) => {
      if (name === 'queue.databaseLost') {
        told.push(payload)
        broken = false
      }
      return j.station.call(name as 'queue.rows', payload as { after: number })
    },
    on: () => () => undefined,
  })
  db.meta.hook('reading', (found: Cursor | Counters) => {
    if (broken) throw new Error('DataError')
    return found
  })
  await db.meta.put({ name: 'cursor', journalSeq: 5 })
  await createQueueSync({ ...j, station, db, signal }).pull()
  expect(told).toEqual([{ what: 'unreadable', message: expect.any(String) as string }])
  expect(await db.rows.count()).toBe(1)
})

test('an index that lost rows without a word is seen, and the database laid out anew', async () => {
  const j = journal()
  j.rows.push(row(1, 10), row(2, 20))
  const told: unknown[] = []
  const station = createStation({
    call: (name, payload) => {
      if (name === 'queue.databaseLost') told.push(payload)
      return j.station.call(name as 'queue.rows', payload as { after: number })
    },
    on: () => () => undefined,
  })
  const first = createQueueSync({ ...j, station, db, signal })
  await first.pull()
  expect(told).toEqual([])
  // What a cut file does cannot be done by the standard's own means: a row whose key for the index is missing is left out.
  db.rows.hook(
    'creating',
    (_key, stored) => void Reflect.deleteProperty(stored, told.length === 0 ? 'state' : 'x'),
  )
  await db.rows.clear()
  await createQueueSync({ ...j, station, db, signal }).pull()
  expect(told).toHaveLength(1)
  expect(await db.rows.where('state').equals('queued').count()).toBe(2)
})

test('a database that can be neither read nor laid out anew is told of as such', async () => {
  const j = journal()
  j.rows.push(row(1, 10))
  db.meta.hook('reading', () => {
    throw new Error('UnknownError')
  })
  await db.meta.put({ name: 'cursor', journalSeq: 5 })
  const told: unknown[] = []
  const station = createStation({
    call: (name, payload) => {
      if (name === 'queue.databaseLost') told.push((payload as { what: string }).what)
      return j.station.call(name as 'queue.rows', payload as { after: number })
    },
    on: () => () => undefined,
  })
  const sync = createQueueSync({ ...j, station, db, signal, onBeyondRepair: () => told.push('begin anew') })
  await expect(sync.pull()).rejects.toThrow()
  // Main is told before the page goes.
  expect(told).toEqual(['unreadable', 'beyond-repair', 'begin anew'])
})

test('sealed bytes are copied once, and only when their hash is right', async () => {
  const good = new Blob(['abc'])
  const j = journal(new Map([[id(1), good]]))
  const sha256 = await hashOf(good)
  j.rows.push(row(1, 10, { sha256 }), row(2, 20, { sha256 }))
  await createQueueSync({ ...j, db, signal }).pull()
  expect(await db.blobs.toCollection().primaryKeys()).toEqual([[id(1), 1]])
})

test('every waiting application gets its copy, however many wait', async () => {
  const sealed = new Map<string, Blob>()
  const j = journal(sealed)
  for (let n = 1; n <= 50; n += 1) {
    const blob = new Blob([`sealed ${n}`])
    sealed.set(id(n), blob)
    j.rows.push(row(n, n, { sha256: await hashOf(blob) }))
  }
  await createQueueSync({ ...j, db, signal }).pull()
  expect(await db.blobs.count()).toBe(50)
})

test('bytes flow back when the copy of the journal is damaged and ours is intact', async () => {
  const good = new Blob(['abc'])
  const j = journal(new Map([[id(1), good]]))
  const sha256 = await hashOf(good)
  j.rows.push(row(1, 10, { sha256 }))
  const sync = createQueueSync({ ...j, db, signal })
  await sync.pull()
  j.rows[0] = row(1, 20, { sha256, state: 'parked', reason: 'journal/damaged' })
  await sync.pull()
  expect(j.restored).toEqual([id(1)])
})

test('an event shows at once and does not move the cursor by itself', async () => {
  const j = journal()
  const sync = createQueueSync({ ...j, db, signal })
  await sync.apply([row(1, 10)])
  expect(await db.rows.count()).toBe(1)
  expect(await cursorOf(db)).toBe(0)
})
