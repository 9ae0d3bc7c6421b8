import { expect, it } from 'vitest'
import { DRAFT_BYTES, neededBytes, REFUSE_BELOW_BYTES, roomOf, WARN_BELOW_BYTES } from './room.ts'

it('warns below 5 GB and begins nothing new below 2 GB', () => {
  expect([WARN_BELOW_BYTES, WARN_BELOW_BYTES - 1].map((free) => roomOf(free, 0))).toEqual([
    'plenty',
    'little',
  ])
  expect([REFUSE_BELOW_BYTES, REFUSE_BELOW_BYTES - 1].map((free) => roomOf(free, 0))).toEqual([
    'little',
    'none',
  ])
})

it('keeps what finishing many open drafts may take', () => {
  expect(neededBytes(99)).toBe(100 * DRAFT_BYTES)
  expect(roomOf(3_000_000_000, 99)).toBe('none')
})
