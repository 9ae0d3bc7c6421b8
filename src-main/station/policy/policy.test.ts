import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPack, shippedPack } from '../../../tests/fixtures/enrolments.ts'
import { madeUp2030 } from '../../../tests/fixtures/made-up-2030.ts'
import { policyPack } from '../../contract/records/policy-pack.ts'
import { appointmentOf, isWorkingDay } from './appointment.ts'
import { addDays, ageOn, birthday, civilDate, weekdayOf } from './dates.ts'
import { demandOf } from './demand-of.ts'
import { situationOf, type CaseFacts } from './facts.ts'
import { liftPack } from './upcast.ts'

const facts: CaseFacts = {
  on: '2026-11-23',
  birth: '1999-03-17',
  chosen: { kind: 'exchange', reason: 'age' },
  record: 'unchanged',
  isHelped: false,
  isExcepted: false,
  hasIrisCamera: false,
  channel: 'counter',
}
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../tests/fixtures/${name}`, import.meta.url), 'utf8'))

describe('dates', () => {
  it('are those of Viet Nam', () => {
    expect(civilDate(new Date('2026-11-22T16:59:59Z'))).toBe('2026-11-22')
    expect(civilDate(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23')
  })

  it('take an unknown day as the last possible one', () => {
    expect(birthday('1966', 60)).toBe('2026-12-31')
    expect(birthday('2012-02', 14)).toBe('2026-02-28')
    expect(birthday('2012-02-29', 16)).toBe('2028-02-29')
  })

  it('count an age up on each birthday and on no other day', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1900-01-01', n))
    fc.assert(
      fc.property(days, days, (birth, on) => {
        const years = ageOn(birth, on)
        expect(birthday(birth, years) <= on && on < birthday(birth, years + 1)).toBe(true)
      }),
    )
  })
})

describe('the day on which the card can be fetched', () => {
  const dayAfter = (on: string) => appointmentOf(situationOf({ ...facts, on }, aPack), aPack)?.on
  it.each([
    // Seven weekdays, no holiday between.
    ['2026-11-23', '2026-12-02'],
    // Applied for on a Saturday morning: Monday is the first day.
    ['2026-11-21', '2026-12-01'],
    // Tết Bính Ngọ: Mon 16 to Fri 20 February are free.
    ['2026-02-12', '2026-03-02'],
    // Giỗ Tổ falls on a Sunday, Mon 27 April is free for it; 30 April and 1 May as well.
    ['2026-04-24', '2026-05-08'],
    // Mon 31 August is free, worked on Sat 22 August instead; 1 and 2 September are free.
    ['2026-08-21', '2026-09-03'],
    ['2026-08-27', '2026-09-10'],
    // 2 January 2026 is free, worked on Sat 10 January instead.
    ['2025-12-31', '2026-01-12'],
  ])('applied for on %s it is %s', (on, expected) => {
    expect(dayAfter(on)).toBe(expected)
  })

  it('is a working day, with so many between, whatever the day', () => {
    const { calendar } = aPack
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (n) => {
        const on = addDays('2025-01-01', n)
        const ready = dayAfter(on) ?? ''
        const days = Array.from({ length: 60 }, (_, i) => addDays(on, i + 1)).filter((day) => day <= ready)
        expect(days.filter((day) => isWorkingDay(day, calendar!))).toHaveLength(7)
        expect(isWorkingDay(ready, calendar!)).toBe(true)
      }),
    )
  })

  it('is uncertain where the calendar does not reach', () => {
    expect(demandOf({ ...facts, on: '2026-12-28' }, aPack).appointment).toMatchObject({ isCertain: false })
    expect(demandOf(facts, aPack).appointment).toMatchObject({ isCertain: true, workingDays: 7 })
  })
})

describe('the packs that ship', () => {
  const packs = (['2021', '2024', '2025'] as const).map(shippedPack)

  it.each(packs)('$id gives every reason a fee, a validity and a day', (pack) => {
    for (const { id: kind, reasons } of pack.kinds)
      for (const { id: reason } of reasons) {
        const on = addDays(pack.effectiveFrom, 30)
        const demand = demandOf({ ...facts, on, birth: '1980-01-01', chosen: { kind, reason } }, pack)
        expect(demand.offered).toContain(reason)
        expect(demand.fee).not.toBeNull()
        expect(demand.expiry).not.toBeNull()
        expect(demand.appointment).not.toBeNull()
        expect(demand.forms.length).toBeGreaterThan(1)
      }
  })

  it.each(packs)('$id swaps Saturdays only, and frees weekdays', ({ calendar }) => {
    for (const day of calendar?.workedDays ?? []) expect(weekdayOf(day)).toBe(6)
    for (const { from, to } of calendar?.holidays ?? []) expect(from <= to).toBe(true)
  })

  it.each([
    ['an age group that does not begin at birth', { ageGroups: aPack.ageGroups.slice(1) }],
    ['age groups out of order', { ageGroups: [aPack.ageGroups[0], aPack.ageGroups[2], aPack.ageGroups[1]] }],
    ['a step twice', { steps: [...aPack.steps, { id: 'sealing', when: {} }] }],
    ['no sealing', { steps: aPack.steps.slice(0, -1) }],
    ['a reason of two meanings', { kinds: [aPack.kinds[0], { ...aPack.kinds[0], id: 'reissue' }] }],
    ['an unknown condition', { steps: [{ id: 'sealing', when: { weather: 'rain' } }] }],
    ['an unknown list', { tolls: [] }],
  ])('are refused with %s', (_what, change) => {
    expect(policyPack.safeParse({ ...aPack, ...change }).success).toBe(false)
  })
})

describe('a pack of the first shape', () => {
  const lifted = policyPack.parse(liftPack(fixture('policy-pack-1.json')))

  it('asks the same of everybody, and of the rest says nothing', () => {
    const demand = demandOf(facts, lifted)
    expect(demand.steps).toEqual([
      'case',
      'record',
      'marks',
      'fingerprints',
      'portrait',
      'confirmation',
      'sealing',
    ])
    expect(demand.fingerprints).toHaveLength(13)
    expect(demand).toMatchObject({ irises: [], fee: null, expiry: null, appointment: null, forms: [] })
  })

  it('that is none comes back for the reader to refuse', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (junk) => {
        expect(liftPack(junk)).toEqual(junk)
      }),
    )
  })
})

describe('a law that nobody has made yet', () => {
  const ask = (change: Partial<CaseFacts>) => demandOf({ ...facts, on: '2030-06-03', ...change }, madeUp2030)

  it('changes the steps, the order, the ages, the money and the time by its pack alone', () => {
    const demand = ask({ chosen: { kind: 'issue', reason: 'first-card' }, birth: '2015-01-01' })
    expect(demand.steps).toEqual([
      'record',
      'case',
      'iris',
      'portrait',
      'fingerprints',
      'guardian',
      'confirmation',
      'sealing',
    ])
    expect(demand).toMatchObject({ fee: null, irises: ['iris-left'], guardian: true })
    expect(demand.fingerprints).toEqual(['thumbs', 'left-four', 'right-four'])
    expect(ask({ birth: '2021-01-01' }).isEntitled).toBe(false)
    const moved = ask({ chosen: { kind: 'exchange', reason: 'moved' } })
    expect(moved).toMatchObject({
      steps: ['record', 'case', 'confirmation', 'sealing'],
      fee: { amount: 12_345 },
      expiry: { on: '2049-03-17' },
      appointment: { on: '2030-06-04', workingDays: 1 },
      forms: [{ code: 'X1' }],
    })
  })
})
