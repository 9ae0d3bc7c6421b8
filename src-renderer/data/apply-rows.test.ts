import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import { applyRows, countersOf, cursorOf, quarantine } from './apply-rows.ts'
import { hashOf, intactCopy, keepCopy, rowsWithoutCopy } from './blobs.ts'
import { QueueDatabase } from './schema.ts'

let db: QueueDatabase
beforeEach(() => {
  db = new QueueDatabase('queue', { indexedDB: new IDBFactory(), IDBKeyRange })
})
afterEach(() => db.close())

const id = '01931b7e-5f00-7000-8000-000000000001'
const other = '01931b7e-5f00-7000-8000-000000000002'
const row = (journalSeq: number, more: Partial<QueueRow> = {}): QueueRow => ({
  applicationId: id,
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

test('the row with the greatest journalSeq wins, whatever the order of arrival', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
      async (seqs) => {
        const own = new QueueDatabase(crypto.randomUUID(), { indexedDB: new IDBFactory(), IDBKeyRange })
        for (const seq of seqs) await applyRows(own, [row(seq, { sentBytes: seq })])
        const kept = await own.rows.get([id, 1])
        const total = Object.values(await countersOf(own)).reduce((sum, count) => sum + count, 0)
        own.close()
        expect(kept?.sentBytes).toBe(Math.max(...seqs))
        expect(total).toBe(1)
      },
    ),
    { numRuns: 40 },
  )
})

test('counters follow the states of the rows', async () => {
  await applyRows(db, [row(1), row(2, { applicationId: other })], 2)
  await applyRows(db, [row(5, { state: 'received' })], 5)
  expect(await countersOf(db)).toEqual({ queued: 1, received: 1 })
  expect(await cursorOf(db)).toBe(5)
})

test('one revision of an application is here, with its bytes: the one that came last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.record({ seq: fc.integer({ min: 1, max: 30 }), revision: fc.integer({ min: 1, max: 3 }) }),
        {
          selector: ({ seq }) => seq,
          minLength: 1,
          maxLength: 12,
        },
      ),
      async (told) => {
        const own = new QueueDatabase(crypto.randomUUID(), { indexedDB: new IDBFactory(), IDBKeyRange })
        for (const { seq, revision } of told) {
          await applyRows(own, [row(seq, { revision })])
          if ((await own.rows.get([id, revision])) === undefined) continue
          await own.blobs.put({ applicationId: id, revision, sha256: '', sealed: new Blob([]) })
        }
        const [rows, blobs] = [await own.rows.toArray(), await own.blobs.toArray()]
        const counters = await countersOf(own)
        own.close()
        const last = told.reduce((newest, one) => (one.seq > newest.seq ? one : newest))
        expect(rows.map(({ journalSeq, revision }) => [journalSeq, revision])).toEqual([
          [last.seq, last.revision],
        ])
        expect(blobs.map(({ revision }) => revision)).toEqual([last.revision])
        expect(counters['queued']).toBe(1)
      },
    ),
    { numRuns: 40 },
  )
})

test('an erased application stays erased in every revision', async () => {
  await applyRows(db, [row(2, { revision: 2 }), row(5, { revision: 2, state: 'erased' })])
  await applyRows(db, [row(1)])
  expect(await db.rows.count()).toBe(0)
})

test('an erased application never comes back', async () => {
  await applyRows(db, [row(1), row(2, { state: 'abandoned' })])
  await applyRows(db, [row(9)])
  expect(await db.rows.count()).toBe(0)
  expect(await db.tombstones.count()).toBe(1)
  expect(await countersOf(db)).toEqual({ queued: 0 })
})

test('a row that the journal does not know is put in quarantine and keeps its bytes', async () => {
  const sealed = new Blob(['abc'])
  const sha256 = await hashOf(sealed)
  await applyRows(db, [row(1, { sha256 })])
  const stored = await db.rows.get([id, 1])
  expect(stored).toBeDefined()
  if (stored !== undefined) await keepCopy(db, stored, sealed)
  await quarantine(db, [[id, 1]])
  expect(await countersOf(db)).toEqual({ queued: 0, quarantined: 1 })
  expect(await db.blobs.count()).toBe(1)
  expect((await rowsWithoutCopy(db, 0, 10, false)).missing).toEqual([])
})

test('the journal takes a row out of quarantine again when it knows it', async () => {
  await applyRows(db, [row(3)])
  await quarantine(db, [[id, 1]])
  await applyRows(db, [row(3)])
  expect(await countersOf(db)).toEqual({ queued: 1, quarantined: 0 })
})

test('bytes are kept only where they are what the row says', async () => {
  await applyRows(db, [row(1, { sha256: await hashOf(new Blob(['abc'])) })])
  const [waiting] = (await rowsWithoutCopy(db, 0, 10, true)).missing
  expect(waiting).toBeDefined()
  if (waiting === undefined) return
  expect(await keepCopy(db, waiting, new Blob(['abd']))).toBe(false)
  expect(await keepCopy(db, waiting, new Blob(['abc']))).toBe(true)
  expect((await rowsWithoutCopy(db, 0, 10, true)).missing).toEqual([])
  expect(await intactCopy(db, waiting)).toEqual(new Uint8Array([97, 98, 99]))
  await db.blobs.update([id, 1], { sealed: new Blob(['abX']) })
  expect((await rowsWithoutCopy(db, 0, 10, false)).missing).toEqual([])
  expect((await rowsWithoutCopy(db, 0, 10, true)).missing).toEqual([waiting])
})
