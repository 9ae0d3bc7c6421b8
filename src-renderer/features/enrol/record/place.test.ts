import { expect, test } from 'vitest'
import { joinPlace, splitPlace } from './place.ts'

const commune = { code: '24175', text: 'Phường Tân Lập, Tỉnh Đắk Lắk', words: [] }

test('an address goes apart and together again', () => {
  const place = joinPlace('12 Lê Duẩn', commune)
  expect(place).toEqual({ text: '12 Lê Duẩn, Phường Tân Lập, Tỉnh Đắk Lắk', unitCode: '24175' })
  expect(splitPlace(place, commune)).toBe('12 Lê Duẩn')
  expect(splitPlace(joinPlace('', commune), commune)).toBe('')
})

test('a text that does not end with its commune is kept whole', () => {
  const old = { text: 'Thôn 3, xã Cũ, huyện Cũ', unitCode: '24175' }
  expect(splitPlace(old, commune)).toBe(old.text)
  expect(splitPlace(old, undefined)).toBe(old.text)
  expect(joinPlace(old.text, undefined)).toEqual({ text: old.text, unitCode: null })
})
