import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyRecord, type ApplicationEntry } from '../journal/index.ts'
import { nextDue, nextDueInMs } from './due.ts'
import { idOf } from './test-station.ts'

const NOW = Date.parse('2026-11-25T05:00:00Z')
const DAY = 86_400_000
const nobody: ReadonlySet<string> = new Set()

interface Waiting {
  readonly n: number
  readonly size: number
  readonly ageMs: number
  readonly nextTryInMs?: number
}

function entryOf({ n, size, ageMs, nextTryInMs }: Waiting): ApplicationEntry {
  const at = new Date(NOW - ageMs).toISOString()
  const record = { applicationId: idOf(n), revision: 1, at }
  const position = { segment: 1, offset: 0, length: 0 }
  const file = { file: `${idOf(n)}.1.p7m`, sha256: '0'.repeat(64), size }
  const sealed = applyRecord(undefined, n, { kind: 'sealed', ...record, officerId: 'an', ...file }, position)
  if (nextTryInMs === undefined) return sealed
  const nextTryAt = new Date(NOW + nextTryInMs).toISOString()
  const upload = { kind: 'upload', ...record, url: null, offset: 0, attempts: 1, nextTryAt } as const
  return applyRecord(sealed, n + 1000, upload, position)
}
const indexOf = (all: readonly Waiting[]) => new Map(all.map((one) => [idOf(one.n), entryOf(one)]))
const next = (all: readonly Waiting[], forced = nobody) => nextDue(indexOf(all), NOW, forced)?.entry.firstSeq

it('sends what has waited for a day first, then what is small, each in the order of the journal', () => {
  const large = { size: 3_000_000, ageMs: 1000 }
  const small = { size: 1_500_000, ageMs: 1000 }
  expect(
    next([
      { n: 1, ...large },
      { n: 2, ...small },
      { n: 3, ...small },
    ]),
  ).toBe(2)
  expect(
    next([
      { n: 1, ...small },
      { n: 2, ...large, ageMs: DAY + 1 },
    ]),
  ).toBe(2)
  expect(
    next([
      { n: 2, ...large },
      { n: 1, ...large },
    ]),
  ).toBe(1)
})

it('leaves out whoever is to wait, unless somebody asked for it now', () => {
  const waits = { n: 1, size: 10, ageMs: 0, nextTryInMs: 60_000 }
  const other = { n: 2, size: 3_000_000, ageMs: 0 }
  expect(next([waits, other])).toBe(2)
  expect(next([waits, other], new Set([idOf(1)]))).toBe(1)
  expect(next([waits])).toBeUndefined()
  expect(nextDueInMs(indexOf([waits]), NOW)).toBe(60_000)
  expect(nextDueInMs(indexOf([waits, other]), NOW)).toBe(0)
  expect(nextDueInMs(new Map(), NOW)).toBeNull()
})

it('finds somebody whenever somebody may go, whatever the clock was set to', () => {
  const waiting = fc.record({
    size: fc.integer({ min: 1, max: 5_000_000 }),
    ageMs: fc.integer({ min: -3650 * DAY, max: 3650 * DAY }),
    nextTryInMs: fc.integer({ min: -3650 * DAY, max: 3650 * DAY }),
  })
  fc.assert(
    fc.property(fc.array(waiting, { minLength: 1, maxLength: 20 }), (some) => {
      const all = some.map((one, n) => ({ ...one, n: n + 1 }))
      const mayGo = all.some(({ nextTryInMs }) => nextTryInMs <= 0 || nextTryInMs > 15 * 60_000)
      expect(next(all) !== undefined).toBe(mayGo)
    }),
  )
})
