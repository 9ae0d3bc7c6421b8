import { expect, test } from 'vitest'
import type { FingerQuality, PrintReason } from '../../../src-main/contract/records/enrolment.ts'
import { lowestScore, poorest, reasonOf, wornHand } from './quality.ts'

const finger = (number: number, score: number, ...reasons: PrintReason[]): FingerQuality => ({
  finger: number,
  score,
  reasons,
})

test('the poorest finger is the one to speak of, and a good hand has none', () => {
  expect(poorest([finger(2, 80), finger(3, 41, 'too-dry'), finger(4, 55, 'ghost')], 50)?.finger).toBe(3)
  expect(poorest([finger(2, 80), finger(3, 60)], 50)).toBeNull()
  expect(poorest([finger(2, 80), finger(3, 60)], 70)?.finger).toBe(3)
})

test('a finger that another try can help is spoken of before one that it cannot', () => {
  expect(poorest([finger(2, 10, 'worn'), finger(3, 41, 'too-dry')], 50)?.finger).toBe(3)
  expect(poorest([finger(2, 10, 'worn')], 50)?.finger).toBe(2)
})

test('worn ridges are taken hand by hand', () => {
  const thumbs = [finger(1, 20, 'worn'), finger(6, 20, 'worn')]
  expect(wornHand(thumbs, 50, [])).toBe('right')
  expect(wornHand(thumbs, 50, ['right'])).toBe('left')
  expect(wornHand(thumbs, 50, ['right', 'left'])).toBeNull()
  expect(wornHand([finger(2, 20, 'too-dry'), finger(3, 70, 'worn')], 50, [])).toBeNull()
})

test('the first reason is said, and its absence too', () => {
  expect(reasonOf(finger(2, 20, 'worn', 'too-dry'))).toBe('worn')
  expect(reasonOf(finger(2, 20))).toBe('none')
})

test('the lowest score stands for a print, the portrait has none', () => {
  expect(lowestScore([finger(2, 80), finger(3, 41)])).toBe(41)
  expect(lowestScore([])).toBeNull()
})
