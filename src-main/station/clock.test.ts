import { expect, it } from 'vitest'
import { isTimeConfirmed } from './clock.ts'

const HOUR = 3_600_000
const noon = Date.parse('2026-11-23T05:00:00Z')
const facts = {
  nowMs: noon,
  monotonicMs: 10 * HOUR,
  builtAtMs: noon - 100 * HOUR,
  lastRecordMs: noon - HOUR,
  signed: null,
}

it('believes a clock that contradicts nothing', () => {
  expect(isTimeConfirmed(facts)).toBe(true)
  expect(isTimeConfirmed({ ...facts, signed: { serverMs: noon - HOUR, heardAtMs: 9 * HOUR } })).toBe(true)
})

it.each([
  ['earlier than the build', { nowMs: facts.builtAtMs - 1, lastRecordMs: 0 }],
  ['earlier than the last record', { lastRecordMs: noon + HOUR }],
  ['away from the registry by more than five minutes', { signed: { serverMs: noon, heardAtMs: 9 * HOUR } }],
  [
    'set back after it was confirmed',
    { nowMs: noon - HOUR, signed: { serverMs: noon - HOUR, heardAtMs: 9 * HOUR } },
  ],
])('does not believe a clock %s', (_, change) => {
  expect(isTimeConfirmed({ ...facts, ...change })).toBe(false)
})
