/** The race of reference/sync.md §2: every duplicate gets an answer, and all get the same one. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainOutbox } from '../intake/outbox.ts'
import {
  missingPostgres,
  postgresBinaries,
  seedPglite,
  startCluster,
  type TestCluster,
} from '../testing/databases.ts'
import { openDatabase, type RegistryDatabase } from './open.ts'
import { insertReceived, type NewRow } from './received.ts'

const ITEMS = 200
const TIMES = 3

function row(item: number, time: number): NewRow {
  const applicationId = `0199a0b0-0000-7000-8000-${String(item).padStart(12, '0')}`
  const seq = item * TIMES + time + 1
  const contentHash = String(time).repeat(64)
  const claims = {
    schema: 'receipt/2' as const,
    stationId: 'tram-24169-01',
    applicationId,
    revision: 1,
    contentHash,
    size: 10,
    receivedAt: '2026-11-23T00:00:00.000Z',
    seq,
    prevReceiptHash: '0'.repeat(64),
    auditHead: null,
  }
  return { claims, receipt: `receipt ${seq}`, uploadId: `upload ${seq}` }
}

let cluster: TestCluster | null = null
const databases = [
  { name: 'PGlite', isThere: true },
  {
    name: postgresBinaries ? 'PostgreSQL' : `PostgreSQL: ${missingPostgres}`,
    isThere: postgresBinaries !== null,
  },
]
if (postgresBinaries === null) process.stderr.write(`${missingPostgres}\n`)
afterAll(() => cluster?.stop())

describe.each(databases)('rows on $name', ({ name, isThere }) => {
  describe.skipIf(!isThere)('under a race', () => {
    let dir = ''
    let db: RegistryDatabase
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'tram-rows-'))
      if (name === 'PostgreSQL' && postgresBinaries) {
        cluster = await startCluster(postgresBinaries)
        db = await openDatabase(await cluster.createDatabase(), dir)
      } else {
        await seedPglite(dir)
        db = await openDatabase(null, join(dir, 'database'))
      }
    }, 60_000)
    afterAll(async () => {
      await db.destroy()
      await rm(dir, { recursive: true, force: true })
    })

    it('are one for each application, and every duplicate is told of the one that stands', async () => {
      const tries = Array.from({ length: ITEMS * TIMES }, (_, i) => row(Math.floor(i / TIMES), i % TIMES))
      const answers = await Promise.all(tries.map((r) => insertReceived(db, r)))
      for (let item = 0; item < ITEMS; item += 1) {
        const own = answers.slice(item * TIMES, (item + 1) * TIMES)
        expect(own.filter((a) => a.fresh)).toHaveLength(1)
        expect(new Set(own.map((a) => a.receipt)).size).toBe(1)
        expect(own.find((a) => a.fresh)?.receipt).toBe(own[0]?.receipt)
      }
    }, 60_000)

    it('went to the outbox once each, in order, and are published at least once', async () => {
      const bodies: string[] = []
      const sink = {
        publish: (body: string) => Promise.resolve(void bodies.push(body)),
        close: () => Promise.resolve(),
      }
      const failing = { ...sink, publish: () => Promise.reject(new Error('no link')) }
      await expect(drainOutbox(db, failing)).rejects.toThrow('no link')
      expect(await drainOutbox(db, sink)).toBe(ITEMS)
      expect(await drainOutbox(db, sink)).toBe(0)
      const seqs = bodies.map((body) => (JSON.parse(body) as { seq: number }).seq)
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
      expect(new Set(seqs).size).toBe(ITEMS)
    })

    it('take nothing of a transaction that fails', async () => {
      // Which of the tries above won, and so which numbers are taken, was left to chance.
      const other = row(901, 0)
      await insertReceived(db, other)
      const half = row(900, 0)
      const taken = { ...half, claims: { ...half.claims, seq: other.claims.seq } }
      await expect(insertReceived(db, { ...taken, uploadId: 'x' })).rejects.toThrow()
      const { fresh } = await insertReceived(db, half)
      expect(fresh).toBe(true)
    })
  })
})
