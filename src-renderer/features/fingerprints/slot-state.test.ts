import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { policyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { fingersOf, isRolled } from './fingers.ts'
import { fingerSlots, nextSlot, stateOf } from './slot-state.ts'

const pack = policyPack.parse(JSON.parse(readFileSync('assets/policy/2025.json', 'utf8')))
const slots = fingerSlots(pack.fingerprints)

const taken = (which: readonly string[]): Enrolment['captures'] =>
  Object.fromEntries(
    which.map((slot) => [
      slot,
      {
        captureId: '01931b7e-5f00-7000-8000-000000000001',
        slot: 'thumbs',
        mediaType: 'application/x-iso19794-4',
        sha256: '0'.repeat(64),
        size: 1,
        width: 1,
        height: 1,
        ppi: 500,
        takenAt: '2026-11-23T02:00:00Z',
        provenance: { deviceId: 'd', driver: 'ocdp', model: 'm', firmware: '1', simulated: true },
        still: null,
        fingers: [],
      },
    ]),
  )

test('the order of the law: right four, left four, thumbs, then ten rolled from the right thumb', () => {
  expect(slots.slice(0, 3)).toEqual(['right-four', 'left-four', 'thumbs'])
  expect(slots.slice(3).map((slot) => fingersOf(slot)[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(slots.slice(3).every(isRolled)).toBe(true)
})

test('flat and rolled each ask for every finger once', () => {
  const flat = slots.filter((slot) => !isRolled(slot)).flatMap(fingersOf)
  expect(flat.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('the next slot is the first of the order that is missing, whatever was taken', () => {
  fc.assert(
    fc.property(fc.subarray(slots), (some) => {
      const next = nextSlot(slots, taken(some))
      const missing = slots.find((slot) => !some.includes(slot))
      expect(next).toBe(missing ?? null)
    }),
  )
})

test('a slot that is being taken again says that it works, not that it is there', () => {
  const at = { captures: taken(['thumbs']), working: 'thumbs', failed: null, chosen: 'thumbs' } as const
  expect(stateOf('thumbs', at)).toBe('working')
  expect(stateOf('thumbs', { ...at, working: null })).toBe('taken')
  expect(
    stateOf('left-four', { ...at, failed: { slot: 'left-four', error: { code: 'devices/cancelled' } } }),
  ).toBe('failed')
})
