import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import type { JournalRecord } from '../../contract/records/journal.ts'
import { applicationState } from '../../contract/records/queue.ts'
import { applyRecord, type ApplicationEntry } from '../journal/index.ts'
import { createRetentionHandlers } from './handlers.ts'
import { mayPurge, purge } from './purge.ts'
import {
  applicationId,
  DAY,
  file,
  openBench,
  pack,
  received,
  receiptFor,
  record,
} from '../../../tests/fixtures/retention-bench.ts'

const afterTerm = received + 90 * DAY
const hashes = ['ab'.repeat(32), 'cd'.repeat(32)] as const

describe('a purge by two persons', () => {
  let bench: Awaited<ReturnType<typeof openBench>>
  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.close())

  const purgeOn = (nowMs: number | null) => purge(applicationId, { ...bench.deps, now: () => nowMs })
  const refusal = (code: string) => ({ ok: false, error: { code } })

  it('erases name and sealed file after receipt and term, and keeps the receipt', async () => {
    await bench.receive('printed')
    expect(await purgeOn(afterTerm - 1)).toEqual({
      ok: false,
      error: { code: 'retention/term-runs', until: new Date(afterTerm).toISOString() },
    })
    expect(await bench.deps.summaries.labelOf(applicationId)).not.toBeNull()
    expect(await purgeOn(afterTerm)).toEqual({ ok: true, value: undefined })
    expect(bench.entry()).toMatchObject({ state: 'erased', sealed: null })
    expect(bench.entry()?.receipt).not.toBeNull()
    expect(await bench.deps.summaries.labelOf(applicationId)).toBeNull()
    expect(existsSync(bench.sealedPath)).toBe(false)
    expect(await purgeOn(afterTerm)).toMatchObject(refusal('queue/unknown'))
  })

  it.each(['sealed', 'queued', 'sending', 'parked', 'received', 'abandoned'] as const)(
    'keeps what is %s and has no receipt, whatever the term',
    async (state) => {
      await bench.seal()
      await bench.state(state)
      expect(await purgeOn(received + 4000 * DAY)).toMatchObject(refusal('retention/only-copy'))
      expect(existsSync(bench.sealedPath)).toBe(true)
    },
  )

  it('keeps what the registry received and has no more, or has with other bytes', async () => {
    await bench.receive('parked')
    expect(await purgeOn(afterTerm)).toMatchObject(refusal('retention/only-copy'))
  })

  it('keeps what has a receipt for other bytes', async () => {
    await bench.receive('received', hashes[0])
    expect(await purgeOn(afterTerm)).toMatchObject(refusal('retention/only-copy'))
  })

  it('keeps what was returned, and everything while the time is not confirmed', async () => {
    await bench.receive('returned')
    expect(await purgeOn(afterTerm)).toMatchObject(refusal('retention/returned'))
    await bench.state('accepted')
    expect(await purgeOn(null)).toMatchObject(refusal('retention/time-unconfirmed'))
  })

  it('leaves an open draft to be given up first, and then takes what is left of it', async () => {
    const { journal } = bench.deps
    await journal.append({ kind: 'draft', ...record, iv: 'aXY=' }, Buffer.from('ciphertext'))
    expect(await purgeOn(received)).toMatchObject(refusal('retention/draft-open'))
    await bench.state('abandoned')
    expect(await purgeOn(received)).toMatchObject({ ok: true })
    expect(bench.entry()).toMatchObject({ state: 'erased', draft: null })
  })

  it('takes a draft that nobody can read any more', async () => {
    const { journal } = bench.deps
    await journal.append({ kind: 'draft', ...record, iv: 'aXY=' }, Buffer.from('ciphertext'))
    await bench.state('parked', 'vault/wrong-key')
    expect(await purgeOn(received)).toMatchObject({ ok: true })
  })

  it('is offered only where it would be done', async () => {
    await bench.receive()
    const handlers = (nowMs: number) => createRetentionHandlers({ ...bench.deps, now: () => nowMs })
    const offered = (nowMs: number) => handlers(nowMs)['retention.mayPurge']({ applicationId }, 'officer')
    expect([(await offered(received)).ok, (await offered(afterTerm)).ok]).toEqual([false, true])
    expect(bench.entry()?.state).toBe('received')
    expect(await handlers(afterTerm)['retention.purge']({ applicationId }, 'officer')).toMatchObject({
      ok: true,
    })
    expect(bench.entry()?.state).toBe('erased')
  })
})

describe('no order of events', () => {
  let records: fc.Arbitrary<JournalRecord>
  /** What each receipt was given for. */
  const givenFor = new Map<string, string>()

  beforeAll(async () => {
    for (const revision of [1, 2])
      for (const hash of hashes) givenFor.set(await receiptFor(hash, revision), hash)
    const ids = { applicationId: fc.constant(applicationId), at: fc.constant(record.at) }
    const owned = { ...ids, revision: fc.integer({ min: 1, max: 3 }) }
    const sealed = { file: fc.constant(file), size: fc.constant(12), sha256: fc.constantFrom(...hashes) }
    records = fc.oneof(
      fc.record({ kind: fc.constant('draft' as const), ...owned, iv: fc.constant('aXY=') }),
      fc.record({ kind: fc.constant('sealed' as const), ...owned, ...sealed, officerId: fc.constant('an') }),
      fc.record({
        kind: fc.constant('state' as const),
        ...owned,
        state: fc.constantFrom(...applicationState.options),
        reason: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant('receipt' as const),
        ...owned,
        jws: fc.constantFrom(...givenFor.keys()),
      }),
    )
  })

  it('purges anything that was sealed and is not receipted', () => {
    let purged = 0
    fc.assert(
      fc.property(fc.array(records, { minLength: 1, maxLength: 12 }), (events) => {
        let entry: ApplicationEntry | undefined
        const position = { segment: 0, offset: 0, length: 0 }
        events.forEach((event, seq) => {
          entry = applyRecord(entry, seq + 1, event, position)
        })
        if (!entry || !mayPurge(entry, pack, received + 4000 * DAY).ok) return
        purged += 1
        const { revision } = entry
        const sealings = events.filter((event) => event.kind === 'sealed')
        const last = sealings.findLast((event) => event.revision === revision)
        const receipts = events.flatMap((event) =>
          event.kind === 'receipt' && event.revision === revision ? [givenFor.get(event.jws)] : [],
        )
        const isReceipted = last !== undefined && receipts.includes(last.sha256)
        expect(sealings.length === 0 || isReceipted).toBe(true)
      }),
      { numRuns: 20_000 },
    )
    // Else the property would hold of a purge that never runs.
    expect(purged).toBeGreaterThan(100)
  })
})
