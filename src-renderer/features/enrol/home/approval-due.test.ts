import { expect, test } from 'vitest'
import { approvalDue } from './approval-due.ts'

const waits = (approveBy: string | null) => ({ approval: 'waiting' as const, approveBy })

test('an approval is waited for, soon due, due today, and late by so many days', () => {
  expect(approvalDue(waits('2026-12-02'), '2026-11-25')).toEqual({ state: 'waiting', on: '2026-12-02' })
  expect(approvalDue(waits('2026-11-28'), '2026-11-25')).toEqual({ state: 'waiting', on: '2026-11-28' })
  expect(approvalDue(waits('2026-11-27'), '2026-11-25')).toEqual({ state: 'soon', days: 2 })
  expect(approvalDue(waits('2026-11-25'), '2026-11-25')).toEqual({ state: 'soon', days: 0 })
  expect(approvalDue(waits('2026-11-24'), '2026-11-25')).toEqual({ state: 'late', days: 1 })
  expect(approvalDue(waits('2026-02-27'), '2026-03-02')).toEqual({ state: 'late', days: 3 })
})

test('a decision from afar counts more than any day', () => {
  expect(approvalDue({ approval: 'refused', approveBy: '2026-11-01' }, '2026-11-25')).toEqual({
    state: 'refused',
  })
  expect(approvalDue({ approval: 'approved', approveBy: null }, '2026-11-25')).toEqual({ state: 'approved' })
})

test('nothing is due where nothing is waited for', () => {
  expect(approvalDue({ approval: null, approveBy: null }, '2026-11-25')).toBeNull()
  expect(approvalDue(waits(null), '2026-11-25')).toBeNull()
})
