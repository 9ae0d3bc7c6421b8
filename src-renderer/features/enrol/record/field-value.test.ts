import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldText } from '../../../../src-main/contract/field-text.ts'
import {
  correctableCode,
  correctableFields,
  fieldCode,
} from '../../../../src-main/contract/records/resident.ts'
import { codeName, isCodeList } from '../../../i18n/code-names.ts'
import { draftFault } from './draft-fault.ts'
import { draftOf, emptyDraft, readDraft, type Draft } from './field-value.ts'

const words = {
  code: (list: string, code: string) => (isCodeList(list) ? codeName(list, code, 'vi') : code),
  date: (date: string) => date,
  role: (role: string) => role,
  cardKind: (kind: string) => kind,
  span: (from: string, until: string | null) => `${from}..${until ?? ''}`,
}
const typed = (part: Partial<Draft>): Draft => ({ ...emptyDraft, ...part })

test('codes are shown by their names and unknown codes as they are', () => {
  expect(fieldText('gender', '2', words)).toBe('Nữ')
  expect(fieldText('nationality', 'VN', words)).toBe('Việt Nam')
  expect(fieldText('ethnicity', '77', words)).toBe('77')
})

test('every field of a whole record has its words, and nothing else has any', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fieldCode.options), fc.jsonValue(), (field, value) => {
      expect(typeof fieldText(field, value, words)).toBe('string')
    }),
  )
})

test('names of ethnic languages and of one word are names', () => {
  for (const given of ["H'Bia", 'Bhơk', 'Ksor', 'Brơ̆m', 'Anh-Thư'])
    expect(readDraft('fullNameBirth', typed({ given }))).not.toBeNull()
})

test('a name without a given name, or with a digit, is refused', () => {
  expect(readDraft('fullNameBirth', typed({ surname: 'Nguyễn' }))).toBeNull()
  expect(readDraft('fullNameBirth', typed({ given: 'Lan2' }))).toBeNull()
})

test('an empty temporary residence means that there is none, an empty permanent one means nothing', () => {
  expect(readDraft('temporaryResidence', emptyDraft)).toEqual({ value: null })
  expect(readDraft('birthPlace', emptyDraft)).toEqual({ value: null })
  expect(readDraft('permanentResidence', emptyDraft)).toBeNull()
})

test.each(['31/02/1999', '29/02/1900', '30/02/2024', '2024-13-01', '1/1/1', '0000'])(
  'the date %s, which no calendar has, is refused',
  (text) => {
    expect(readDraft('dateOfBirth', typed({ text }))).toBeNull()
    const person = { from: text, text: 'Đi học' }
    expect(readDraft('temporaryAbsence', typed(person))).toBeNull()
  },
)

test('an absence does not end before it begins', () => {
  const absence = { from: '02/05/2026', text: 'Đi học' }
  expect(readDraft('temporaryAbsence', typed({ ...absence, until: '01/05/2026' }))).toBeNull()
  expect(readDraft('temporaryAbsence', typed({ ...absence, until: '' }))).toEqual({
    value: { from: '2026-05-02', until: null, reason: 'Đi học' },
  })
})

test('an old place keeps its three levels as text, and no unit', () => {
  const text = 'Thôn 3, xã Hòa Thắng, huyện Cư M’gar, tỉnh Đắk Lắk'
  const place = typed({ text, unitSystem: 'pre-2025', unitCode: '24175' })
  expect(readDraft('birthRegistrationPlace', place)?.value).toEqual({
    text,
    unitCode: null,
    unitSystem: 'pre-2025',
  })
})

const hidden = ['\u0000', '\u0007', '\u200B', '\u200D', '\u202E', '\u2066', '\uFEFF', '\u00AD']

test('hidden characters are refused wherever they are, and said so', () => {
  for (const one of hidden)
    for (const part of ['text', 'given', 'middle', 'surname', 'mobile', 'email', 'from'] as const)
      expect(draftFault('contact', typed({ [part]: `An${one}h` }))).toEqual({ kind: 'hidden' })
})

test('a name of 10,000 characters is refused with its length, not cut', () => {
  expect(draftFault('fullNameBirth', typed({ given: 'a'.repeat(10_000) }))).toEqual({
    kind: 'long',
    length: 10_000,
    most: 60,
  })
})

test('decomposed letters become the same name composed', () => {
  const given = 'Hường'.normalize('NFD')
  expect(draftFault('fullNameBirth', typed({ given }))).toBeNull()
  expect(readDraft('fullNameBirth', typed({ given }))?.value).toMatchObject({ given: 'Hường' })
})

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...hidden),
  fc.constantFrom('17/03/1999', '012345678'),
)
const drafts = fc
  .record({
    text,
    surname: text,
    middle: text,
    given: text,
    from: text,
    until: text,
    mobile: text,
    email: text,
    name: text,
  })
  .map(({ name, ...parts }) =>
    typed({
      ...parts,
      people: [
        {
          key: 0,
          role: 'father',
          fullName: name,
          personalNumber: parts.mobile,
          oldIdNumber: '',
          nationality: 'VN',
        },
      ],
      cards: [{ key: 0, kind: 'id-12', issuedOn: parts.from, issuedBy: name, validUntil: parts.until }],
    }),
  )

test('whatever is typed, a value that is read without a fault fits the contract and comes back the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...correctableCode.options), drafts, (field, draft) => {
      const read = readDraft(field, draft)
      if (read === null || draftFault(field, draft) !== null) return
      expect(correctableFields.shape[field].safeParse(read.value).success).toBe(true)
      expect(readDraft(field, draftOf(field, read.value))).toEqual(read)
    }),
    { numRuns: 400 },
  )
})

test('a value goes through the editor unchanged', () => {
  const father = {
    role: 'father',
    fullName: 'Nguyễn Văn Bình',
    personalNumber: null,
    oldIdNumber: '012345678',
    nationality: 'VN',
  }
  const card = { kind: 'citizen-card', issuedOn: '2021-04-22', issuedBy: 'Cục C06', validUntil: null }
  for (const [field, value] of [
    ['dateOfBirth', '1980-03'],
    ['gender', '1'],
    ['fullNameBirth', { surname: 'Nguyễn', middle: 'Thị', given: 'Lan' }],
    ['relationToHead', 'Con đẻ'],
    ['relatives', [father]],
    ['previousCards', [card]],
    ['contact', { mobile: '0912345678', email: null }],
    ['oldIdNumber', '012345678'],
  ] as const)
    expect(readDraft(field, draftOf(field, value))).toEqual({ value })
})
