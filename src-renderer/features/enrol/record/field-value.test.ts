import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldCode, residentFields } from '../../../../src-main/contract/records/resident.ts'
import { draftOf, readDraft, valueText } from './field-value.ts'

const empty = { text: '', unitCode: null, surname: '', middle: '', given: '' }

test('codes are shown by their names and unknown codes as they are', () => {
  expect(valueText('gender', '2', 'vi')).toBe('Nữ')
  expect(valueText('nationality', 'VN', 'vi')).toBe('Việt Nam')
  expect(valueText('ethnicity', '77', 'vi')).toBe('77')
})

test('names of ethnic languages are names', () => {
  for (const given of ["H'Bia", 'Bhơk', 'Ksor', 'Brơ̆m', 'Anh-Thư'])
    expect(readDraft('fullNameBirth', { ...empty, given })).not.toBeNull()
})

test('a name without a given name, or with a digit, is refused', () => {
  expect(readDraft('fullNameBirth', { ...empty, surname: 'Nguyễn' })).toBeNull()
  expect(readDraft('fullNameBirth', { ...empty, given: 'Lan2' })).toBeNull()
})

test('an empty temporary residence means that there is none, an empty hometown means nothing', () => {
  expect(readDraft('temporaryResidence', empty)).toEqual({ value: null })
  expect(readDraft('hometown', empty)).toBeNull()
})

test('whatever is typed, a value that is read fits the contract', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fieldCode.options), fc.string(), fc.string(), (field, text, given) => {
      const read = readDraft(field, { ...empty, text, given })
      expect(read === null || residentFields.shape[field].safeParse(read.value).success).toBe(true)
    }),
  )
})

test('a value goes through the editor unchanged', () => {
  for (const [field, value] of [
    ['dateOfBirth', '1980-03'],
    ['gender', '1'],
    ['fullNameBirth', { surname: 'Nguyễn', middle: 'Thị', given: 'Lan' }],
    ['relationToHead', 'Con đẻ'],
  ] as const)
    expect(readDraft(field, draftOf(field, value, 'vi'))).toEqual({ value })
})
