import { expect, it } from 'vitest'
import { createSeenPrints } from './seen-prints.ts'

const request = {
  slot: 'thumbs' as const,
  captureId: 'b',
  earlier: [{ captureId: 'a', slot: 'right-four' as const, record: null }],
  person: { seed: 1, ageYears: null },
}

it('knows what was captured and what came along, until the sitting changes or the host is gone', () => {
  const seen = createSeenPrints()
  expect(seen.turnTo('one', false)).toBe(true)
  seen.expect(request)()
  expect(['a', 'b', 'c'].map(seen.has)).toEqual([true, true, false])
  expect(seen.turnTo('one', false)).toBe(false)
  expect(seen.has('a')).toBe(true)
  expect(seen.turnTo('two', false)).toBe(true)
  expect(seen.has('a')).toBe(false)
  seen.expect(request)()
  seen.forget()
  expect(seen.has('b')).toBe(false)
})

it('takes nothing for known that the host has forgotten while it was captured', () => {
  const seen = createSeenPrints()
  const captured = seen.expect(request)
  expect(seen.turnTo(null, true)).toBe(true)
  captured()
  expect(seen.has('b')).toBe(false)
})
