import { expect, test } from 'vitest'
import type { FingerQuality, PrintReason } from '../../../src-main/contract/records/enrolment.ts'
import { lowestScore, offersAgain, poorest, reasonOf } from './quality.ts'

const finger = (number: number, score: number, ...reasons: PrintReason[]): FingerQuality => ({
  finger: number,
  score,
  reasons,
})

test('the poorest finger is the one to speak of, and a good hand has none', () => {
  expect(poorest([finger(2, 80), finger(3, 41, 'too-dry'), finger(4, 55, 'ghost')])?.finger).toBe(3)
  expect(poorest([finger(2, 80), finger(3, 60)])).toBeNull()
})

test('a finger that another try can help is spoken of before one that it cannot', () => {
  expect(poorest([finger(2, 10, 'worn'), finger(3, 41, 'too-dry')])?.finger).toBe(3)
  expect(poorest([finger(2, 10, 'worn')])?.finger).toBe(2)
})

test('a poor print is offered again until the third try', () => {
  const print = { fingers: [finger(2, 80), finger(3, 41, 'too-dry')] }
  expect([1, 2, 3].map((tries) => offersAgain(print, tries))).toEqual([true, true, false])
  expect(offersAgain({ fingers: [finger(2, 80)] }, 1)).toBe(false)
})

test('nobody is asked to repeat for worn ridges, unless another finger of the print can do better', () => {
  const worn = finger(2, 20, 'worn', 'too-dry')
  expect(offersAgain({ fingers: [worn] }, 1)).toBe(false)
  expect(offersAgain({ fingers: [worn, finger(3, 30, 'smeared')] }, 1)).toBe(true)
})

test('the first reason is said, and its absence too', () => {
  expect(reasonOf(finger(2, 20, 'worn', 'too-dry'))).toBe('worn')
  expect(reasonOf(finger(2, 20))).toBe('none')
})

test('the lowest score stands for a print, the portrait has none', () => {
  expect(lowestScore([finger(2, 80), finger(3, 41)])).toBe(41)
  expect(lowestScore([])).toBeNull()
})
