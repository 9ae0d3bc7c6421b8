/** Somebody sets another time zone while the station runs, or between two starts: nothing that it answers changes. */
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { aCase, aDraft, aPack, aResident } from '../../tests/fixtures/enrolments.ts'
import { must } from '../../tests/fixtures/must.ts'
import { createClock } from './clock.ts'
import { lawFor } from './enrolment/law.ts'
import { checkRecord } from './enrolment/quality/check-record.ts'
import { openJournal } from './journal/open-journal.ts'
import { addDays, ageOn, civilDate } from './policy/dates.ts'
import { archive } from './vault/sealing/archive.ts'

/** Fourteen hours ahead to eleven behind, halves and quarters of hours, with and without summer time. */
const zones = [
  'Asia/Ho_Chi_Minh',
  'UTC',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
]
const zone = fc.constantFrom(...zones)
const anInstant = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2036-12-31T23:59:59Z'),
  noInvalidDate: true,
})

const before = process.env['TZ']
const setZone = (name: string | undefined) => {
  if (name === undefined) delete process.env['TZ']
  else process.env['TZ'] = name
}
afterEach(() => setZone(before))

beforeAll(() => {
  // Without this the rest would prove nothing.
  const offsets = zones.map((name) => {
    setZone(name)
    return new Date('2026-11-25T00:00:00Z').getTimezoneOffset()
  })
  expect(new Set(offsets).size).toBe(zones.length)
  setZone(before)
})

/** Everything that depends on the day, with the zone changed before each by `change`. */
function answersAt(now: Date, birth: string, change: () => void) {
  const asked = <T>(answer: () => T): T => {
    change()
    return answer()
  }
  const today = asked(() => civilDate(now))
  const base = aResident()
  const absence = { from: '2026-01-01', until: today, reason: 'Đi làm xa' }
  const draft = aDraft({
    openedAt: now.toISOString(),
    case: { ...aCase, askedOn: today },
    resident: { ...base, fields: { ...base.fields, dateOfBirth: birth, temporaryAbsence: absence } },
  })
  const law = asked(() => lawFor(draft, aPack))
  const clock = asked(() =>
    createClock({
      wallMs: () => now.getTime(),
      monotonicMs: () => 0,
      builtAtMs: now.getTime() - 1,
      lastRecordMs: () => now.getTime() - 1,
    }),
  )
  return {
    today,
    age: asked(() => ageOn(birth, today)),
    in30Days: asked(() => addDays(today, 30)),
    demand: law.demand,
    findings: asked(() => checkRecord(draft, law.demand, { openElsewhere: 0, queued: 0, now })),
    clock: asked(() => [clock.now(), clock.isConfirmed()]),
    sealed: asked(() => Buffer.from(archive([{ name: 'a', bytes: new Uint8Array([1]) }])).toString('hex')),
  }
}

it('answers the same in every zone: the day, the age, the law, the deadline, validity and the sealed bytes', () => {
  fc.assert(
    fc.property(
      anInstant,
      anInstant,
      fc.array(zone, { minLength: 1, maxLength: 9 }),
      (now, born, changes) => {
        const birth = addDays(civilDate(born), -20 * 365)
        setZone('Asia/Ho_Chi_Minh')
        const here = answersAt(now, birth, () => undefined)
        let turn = 0
        const elsewhere = answersAt(now, birth, () => setZone(changes[turn++ % changes.length]))
        expect(elsewhere).toEqual(here)
      },
    ),
  )
})

it.each(zones)('counts the day of the counter, which begins at 17:00 UTC, in %s', (name) => {
  setZone(name)
  expect(civilDate(new Date('2026-11-24T16:59:59.999Z'))).toBe('2026-11-24')
  expect(civilDate(new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-25')
  const absent = aResident().fields
  const draft = aDraft({
    case: aCase,
    resident: {
      ...aResident(),
      fields: {
        ...absent,
        temporaryAbsence: { from: '2026-11-01', until: '2026-11-24', reason: 'Đi làm xa' },
      },
    },
  })
  const codesAt = (now: string) =>
    checkRecord(draft, lawFor(draft, aPack).demand, { openElsewhere: 0, queued: 0, now: new Date(now) }).map(
      ({ code }) => code,
    )
  expect(codesAt('2026-11-24T16:59:59Z')).toContain('absent-declared')
  expect(codesAt('2026-11-24T17:00:00Z')).not.toContain('absent-declared')
})

it('keeps the order of the journal over starts in other zones', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'tram-zone-'))
  try {
    const written: number[] = []
    for (const [n, name] of zones.entries()) {
      setZone(name)
      const journal = must(await openJournal(join(dir, 'journal')))
      expect(journal.damage).toEqual([])
      const applicationId = `019abc00-0000-7000-8000-${String(n).padStart(12, '0')}`
      const at = new Date(Date.parse('2026-11-25T01:00:00Z') + n * 1_000).toISOString()
      written.push(must(await journal.append({ kind: 'draft', applicationId, revision: 1, at, iv: 'aXY=' })))
      expect([...journal.applications.values()].map((entry) => entry.at)).toEqual(
        zones
          .slice(0, n + 1)
          .map((_, i) => new Date(Date.parse('2026-11-25T01:00:00Z') + i * 1_000).toISOString()),
      )
      await journal.close()
    }
    expect(written).toEqual(written.toSorted((a, b) => a - b))
  } finally {
    rmSync(dir, { recursive: true })
  }
})
