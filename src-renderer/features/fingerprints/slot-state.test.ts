import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Exception } from '../../../src-main/contract/records/exception.ts'
import { policyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { fingersOf, isRolled } from './fingers.ts'
import { nextSlot, stateOf, takeableOf } from './slot-state.ts'

const pack = policyPack.parse(JSON.parse(readFileSync('assets/policy/2025.json', 'utf8')))
const slots = pack.fingerprints

const exception = (part: Exception['part']): Exception => ({
  part,
  reason: 'missing',
  lasts: 'permanent',
  recallOn: null,
  note: '',
  officerId: 'can-bo-1',
  at: '2026-11-23T02:00:00Z',
})

test('the order of the law: right four, left four, thumbs, then ten rolled from the right thumb', () => {
  expect(slots.slice(0, 3)).toEqual(['right-four', 'left-four', 'thumbs'])
  expect(slots.slice(3).map((slot) => fingersOf(slot)[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(slots.slice(3).every(isRolled)).toBe(true)
})

test('flat and rolled each ask for every finger once', () => {
  const flat = slots.filter((slot) => !isRolled(slot)).flatMap(fingersOf)
  expect(flat.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('the next slot is the first of the order that main misses, or finds too poor', () => {
  fc.assert(
    fc.property(fc.subarray(slots), fc.subarray(slots), (missing, poor) => {
      const codes = [...missing, ...poor.map((slot) => `poor:${slot}`)]
      expect(nextSlot(slots, codes)).toBe(slots.find((slot) => [...missing, ...poor].includes(slot)) ?? null)
    }),
  )
})

test('a slot says what it waits for', () => {
  const draft = { captures: {}, exceptions: [exception('finger-3')] }
  const at = { draft, missing: ['thumbs'], working: 'thumbs', failed: null, chosen: 'thumbs' } as const
  expect(stateOf('thumbs', at)).toBe('working')
  expect(stateOf('thumbs', { ...at, working: null })).toBe('next')
  expect(stateOf('thumbs', { ...at, working: null, missing: ['poor:thumbs'] })).toBe('poor')
  expect(stateOf('rolled-3', at)).toBe('excepted')
  expect(takeableOf('right-four', draft)).toEqual([2, 4, 5])
  const failed = { slot: 'left-four', error: { code: 'devices/cancelled' } } as const
  expect(stateOf('left-four', { ...at, failed })).toBe('failed')
})
