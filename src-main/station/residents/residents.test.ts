import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Resident } from '../../contract/records/resident.ts'
import { aResident } from '../../../tests/fixtures/enrolments.ts'
import { foldedWords } from '../../contract/text.ts'
import { parseQuery } from './query.ts'
import { readRecords } from './records.ts'
import { createResidentIndex } from './resident-index.ts'

const named = (
  personalNumber: string,
  surname: string,
  middle: string,
  given: string,
  dateOfBirth: string,
) => {
  const base = aResident({ personalNumber })
  return { ...base, fields: { ...base.fields, fullNameBirth: { surname, middle, given }, dateOfBirth } }
}

const from = (person: Resident, hometown: string, father?: string): Resident => ({
  ...person,
  fields: { ...person.fields, hometown: { ...person.fields.hometown, text: hometown } },
  relatives:
    father === undefined
      ? []
      : [{ role: 'father', fullName: father, personalNumber: null, oldIdNumber: null, nationality: 'VN' }],
})

const people = [
  named('001199000001', 'Nguyễn', 'Thị', 'Hòa', '1990-01-02'),
  from(named('001199000002', 'Nguyễn', 'Thị', 'Hoa', '1990-05-02'), 'Vạn Phúc, Hà Đông, Hà Nội'),
  from(named('001199000003', 'Nguyễn', 'Thị', 'Hoà', '1971'), 'Phúc Xá, Ba Đình', 'Trần Văn Sáu'),
  named('001199000004', "H'Bia", 'Niê', 'Bđăp', '1985-05-02'),
]
const lines = people.map((person) => JSON.stringify(person)).join('\n')
const index = await createResidentIndex(readRecords(Buffer.from(lines)))

function numbersOf(text: string, birthYear: number | null = null, around = ''): string[] {
  const query = parseQuery(text)
  if (!query.ok) throw new Error(query.error.code)
  const narrowing = { birthYear, around: foldedWords(around) }
  return index.find(query.value, narrowing, 50).hits.map((r) => r.personalNumber.slice(-1))
}

describe('looking a citizen up', () => {
  it('finds by personal number, by old number and by the QR of a card', () => {
    expect(numbersOf('001 199 000 002')).toEqual(['2'])
    expect(numbersOf('013456789')).toHaveLength(4)
    expect(numbersOf('001199000003||Nguyễn Thị Hoà|01011971|Nữ|Số 5, Hà Nội|22042021\r')).toEqual(['3'])
  })

  it('finds by name without diacritics and cuts by birth year', () => {
    expect(numbersOf('nguyen thi hoa')).toHaveLength(3)
    expect(numbersOf('NGUYEN THI HOA', 1971)).toEqual(['3'])
    for (const typed of ['h’bia nie bdap', 'h bia nie bdap']) expect(numbersOf(typed)).toEqual(['4'])
  })

  it('puts the exact diacritics first', () => {
    expect(numbersOf('Nguyễn Thị Hòa')[0]).toBe('1')
    expect(numbersOf('Nguyễn Thị Hoa')[0]).toBe('2')
  })

  it('finds a name whose words are typed in another order', () => {
    expect(numbersOf('hoa nguyen')).toHaveLength(3)
  })

  it('narrows people of one name by words of a hometown or a parent', () => {
    expect(numbersOf('nguyen thi hoa', null, 'ha dong')).toEqual(['2'])
    expect(numbersOf('nguyen thi hoa', null, 'tran van sau')).toEqual(['3'])
    expect(numbersOf('nguyen thi hoa', null, 'hai phong')).toEqual([])
  })

  it('only counts what is too much to show', () => {
    const query = parseQuery('nguyen')
    expect(query.ok && index.find(query.value, { birthYear: null, around: [] }, 2)).toEqual({
      hits: [],
      total: 3,
    })
  })

  it.each([
    ['12345', 'residents/bad-number-length'],
    ['0011990001234', 'residents/bad-number-length'],
    ['WIFI|secret|x', 'residents/unknown-qr'],
    ['a', 'residents/name-too-short'],
  ])('refuses %s in words', (text, code) => {
    const query = parseQuery(text)
    expect(query.ok ? null : query.error.code).toBe(code)
  })

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const query = parseQuery(text)
        if (query.ok) index.find(query.value, { birthYear: null, around: foldedWords(text) }, 10)
      }),
    )
  })
})
