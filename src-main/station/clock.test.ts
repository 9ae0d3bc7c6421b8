import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createClock } from './clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const YEAR = 365 * 24 * HOUR
const built = Date.parse('2026-10-01T00:00:00Z')
const noon = Date.parse('2026-11-23T05:00:00Z')

/** A computer: true time goes on, its clock shows what somebody set, and the process has been up for a while. */
function computer({ offsetMs = 0, lastRecordMs = noon - HOUR } = {}) {
  const state = { trueMs: noon, offsetMs, monotonicMs: 10 * HOUR }
  const clock = createClock({
    wallMs: () => state.trueMs + state.offsetMs,
    monotonicMs: () => state.monotonicMs,
    builtAtMs: built,
    lastRecordMs: () => lastRecordMs,
  })
  const wait = (ms: number) => {
    state.trueMs += ms
    state.monotonicMs += ms
  }
  const sleep = (ms: number) => void (state.trueMs += ms)
  return { state, clock, wait, sleep }
}

it('believes a clock that contradicts nothing', () => {
  const { clock } = computer()
  expect(clock.isConfirmed()).toBe(true)
  expect(clock.now()).toBe(noon)
})

it('does not believe a clock from before the build, as with a dead battery', () => {
  const { clock } = computer({ offsetMs: Date.parse('2000-01-01') - noon, lastRecordMs: 0 })
  expect(clock.isConfirmed()).toBe(false)
})

it('does not believe a clock from before the last record', () => {
  expect(computer({ offsetMs: -2 * HOUR }).clock.isConfirmed()).toBe(false)
})

it('takes the date that an officer types until the registry speaks, and calls it unconfirmed', () => {
  const { clock, wait } = computer({ offsetMs: -20 * YEAR })
  expect(clock.type(built - 1)).toBe(false)
  expect(clock.type(noon)).toBe(true)
  wait(HOUR)
  expect([clock.now(), clock.isConfirmed()]).toEqual([noon + HOUR, false])
  clock.hear(noon + HOUR + MINUTE)
  expect([clock.now(), clock.isConfirmed()]).toEqual([noon + HOUR + MINUTE, true])
})

it('doubts its time after a sleep or a setting of the clock until the registry speaks again', () => {
  const { clock, wait, sleep } = computer()
  clock.hear(noon)
  wait(HOUR)
  expect(clock.isConfirmed()).toBe(true)
  sleep(HOUR)
  expect(clock.isConfirmed()).toBe(false)
  clock.hear(noon + 2 * HOUR)
  expect(clock.isConfirmed()).toBe(true)
})

const years = fc.integer({ min: -10 * YEAR, max: 10 * YEAR })

it('is right and confirmed as soon as the registry has spoken, whatever the clock shows: ten years either way', () => {
  fc.assert(
    fc.property(years, fc.integer({ min: 0, max: 30 * 24 * HOUR }), (offsetMs, later) => {
      const { state, clock, wait } = computer({ offsetMs })
      clock.hear(state.trueMs)
      wait(later)
      expect(Math.abs(clock.now() - state.trueMs)).toBeLessThanOrEqual(5 * MINUTE)
      expect(clock.isConfirmed()).toBe(true)
    }),
  )
})

it('never calls a time confirmed that is further off than what could be known, through any settings and sleeps', () => {
  const event = fc.oneof(
    fc.record({ type: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 100 * HOUR }) }),
    fc.record({ type: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 100 * HOUR }) }),
    fc.record({ type: fc.constant('set' as const), ms: years }),
    fc.record({ type: fc.constant('hear' as const), ms: fc.constant(0) }),
  )
  fc.assert(
    fc.property(years, fc.array(event, { maxLength: 20 }), (offsetMs, events) => {
      const { state, clock, wait, sleep } = computer({ offsetMs })
      let hasHeard = false
      for (const { type, ms } of events) {
        if (type === 'wait') wait(ms)
        if (type === 'sleep') sleep(ms)
        if (type === 'set') state.offsetMs = ms
        if (type === 'hear') {
          clock.hear(state.trueMs)
          hasHeard = true
        }
        // Before the first word of the registry only a clock that runs behind can be found out.
        if (!hasHeard || !clock.isConfirmed()) continue
        // Two settings that each stay within the tolerance, and the tolerance to the wall clock itself.
        expect(Math.abs(clock.now() - state.trueMs)).toBeLessThanOrEqual(10 * MINUTE)
      }
    }),
  )
})
