import { expect, test } from 'vitest'
import type { ResidentHit } from '../../../../src-main/contract/calls/residents.ts'
import { parseBirthYear } from './birth-year.ts'
import { distinctColumns } from './distinct-columns.ts'

const hit = (personalNumber: string, more: Partial<ResidentHit> = {}): ResidentHit => ({
  personalNumber,
  oldIdNumber: null,
  name: { surname: 'Nguyễn', middle: 'Thị', given: 'Lan' },
  dateOfBirth: '1980-01-02',
  gender: '2',
  hometown: 'Nam Định',
  father: 'Nguyễn Văn Ba',
  mother: null,
  ...more,
})

test('namesakes differ where one has something else', () => {
  const a = hit('001180000001')
  const b = hit('001180000002', { hometown: 'Thái Bình', mother: 'Trần Thị Tư' })
  expect([...distinctColumns(a, [a, b])]).toEqual(['hometown', 'mother'])
})

test('a name that is there once needs nothing in bold', () => {
  const a = hit('001180000001')
  const b = hit('001180000002', { name: { surname: 'Lê', middle: '', given: 'Mai' }, hometown: 'Huế' })
  expect(distinctColumns(a, [a, b]).size).toBe(0)
})

test('the birth year may be left out and must otherwise be a year', () => {
  expect(parseBirthYear(' ')).toBeNull()
  expect(parseBirthYear('1980')).toBe(1980)
  for (const wrong of ['80', '1889', '2101', 'abcd', '19 80']) expect(parseBirthYear(wrong)).toBeUndefined()
})
