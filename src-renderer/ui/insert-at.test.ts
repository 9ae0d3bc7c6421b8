import { expect, test } from 'vitest'
import { insertAt } from './insert-at.ts'

test('sets a letter at the caret, over a selection, or at the end', () => {
  expect(insertAt('đăp', 'ƀ', 0, 0)).toEqual({ text: 'ƀđăp', caret: 1 })
  expect(insertAt('Bia', 'ĭ', 1, 2)).toEqual({ text: 'Bĭa', caret: 2 })
  expect(insertAt('Ni', 'ê', null, null)).toEqual({ text: 'Niê', caret: 3 })
  expect(insertAt('a', 'ŏ', 9, 2)).toEqual({ text: 'aŏ', caret: 2 })
})
