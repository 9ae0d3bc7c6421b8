import fc from 'fast-check'
import { expect, it } from 'vitest'
import json from '../../../../assets/codes/communes-2025.json'
import { foldedWords } from '../../../../src-main/contract/text.ts'
import { findCommunes, readCommunes } from './communes.ts'

const communes = readCommunes(json)
const first = (typed: string) => findCommunes(communes, typed, 12)[0]?.text

it.each([
  ['ba dinh ha noi', 'Phường Ba Đình, Thành phố Hà Nội'],
  ['Phường Ba Đình', 'Phường Ba Đình, Thành phố Hà Nội'],
  ['tan lap dak lak', 'Phường Tân Lập, Tỉnh Đắk Lắk'],
  ['ia mo gia', 'Xã Ia Mơ, Tỉnh Gia Lai'],
  ['dac khu phu quoc', 'Đặc khu Phú Quốc, Tỉnh An Giang'],
])('finds %s', (typed, text) => {
  expect(first(typed)).toBe(text)
})

it('finds each commune first among twelve by its whole name and province', () => {
  for (const commune of communes.filter((_, i) => i % 37 === 0))
    expect(findCommunes(communes, foldedWords(commune.text).join(' '), 12)).toContainEqual(commune)
})

it('finds nothing for nothing, and only what has every word', () => {
  expect(findCommunes(communes, '  ', 12)).toEqual([])
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (typed) => {
      const asked = foldedWords(typed)
      for (const { words } of findCommunes(communes, typed, 5))
        expect(asked.every((word) => words.some((one) => one.startsWith(word)))).toBe(true)
    }),
  )
})
