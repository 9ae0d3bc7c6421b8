import { expect, test } from 'vitest'
import { ageOf, sendBefore } from './age.ts'

const row = { group: 'waiting', sealedAt: '2026-11-20T02:00:00Z' } as const
const day = (n: number) => `2026-11-${20 + n}T03:00:00Z`

test('age is said long before officers can no longer sign in, and becomes urgent', () => {
  expect(ageOf(row, day(2), 7)).toBeNull()
  expect(ageOf(row, day(3), 7)).toEqual({ days: 3, tone: 'warn' })
  expect(ageOf(row, day(5), 7)).toEqual({ days: 5, tone: 'bad' })
  expect(ageOf(row, day(9), 7)).toEqual({ days: 9, tone: 'bad' })
})

test('what is received, not sealed or without a limit has no age', () => {
  expect(ageOf({ ...row, group: 'done' }, day(9), 7)).toBeNull()
  expect(ageOf({ ...row, sealedAt: null }, day(9), 7)).toBeNull()
  expect(ageOf(row, day(9), null)).toBeNull()
})

test('the last day is the pack’s limit after the seal', () => {
  expect(sendBefore(row.sealedAt, 7)).toBe('2026-11-27T02:00:00.000Z')
  expect(sendBefore(row.sealedAt, null)).toBeNull()
})
