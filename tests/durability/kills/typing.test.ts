import { expect, it } from 'vitest'
import { lostTyping } from './typing.ts'

const typing = {
  form: 'marks',
  text: 'sẹo chấm',
  letters: [0, 400, 800, 1_200, 1_600],
  struckAt: 1_700,
} as const

it.each([
  ['sẹo c', 0],
  ['sẹo ch', 0],
  ['sẹo', 500],
  ['s', 1_300],
  ['', 1_700],
  ['vết', 1_700],
])('finds %s to lack %i ms', (shown, lostMs) => {
  expect(lostTyping(typing, shown)).toBe(lostMs)
})

it('pardons nothing where nothing was killed', () => {
  expect(lostTyping({ ...typing, struckAt: null }, 'sẹo')).toBe(Infinity)
  expect(lostTyping({ ...typing, struckAt: null }, 'sẹo c')).toBe(0)
})
