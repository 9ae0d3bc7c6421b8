import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCase, aDraft, aPack, aPage, aResident, paperIds } from '../../../../tests/fixtures/enrolments.ts'
import { after, choose, stamp } from '../../../../tests/fixtures/workflow.ts'
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import type { RecordFields } from '../../../contract/records/resident.ts'
import { lawFor } from '../law.ts'
import { checkRecord } from './check-record.ts'

const now = new Date('2026-11-05T03:00:00Z')
const around = { openElsewhere: 0, queued: 0, now }
const demandOf = (draft: Enrolment) => lawFor(draft, aPack).demand
const codes = (draft: Enrolment, more = {}) =>
  checkRecord(draft, demandOf(draft), { ...around, ...more }).map(({ code }) => code)

function draftOf(change: Partial<RecordFields> = {}): Enrolment {
  const base = aResident()
  const { personalNumber = base.personalNumber, relatives, household, oldIdNumber: _old, ...fields } = change
  const all = relatives || household ? [...(relatives ?? []), ...(household ?? [])] : base.relatives
  return aDraft({
    case: aCase,
    resident: { ...base, personalNumber, relatives: all, fields: { ...base.fields, ...fields } },
  })
}
const kin = (role: 'father' | 'mother' | 'spouse', personalNumber: string | null) => ({
  role,
  fullName: 'Ai Đó',
  personalNumber,
  oldIdNumber: null,
  nationality: null,
})

describe('what is right', () => {
  it('finds nothing in a record that agrees with itself, but that it is written with old units', () => {
    expect(new Set(codes(draftOf()))).toEqual(new Set(['old-unit']))
  })

  it.each([
    [{ gender: '1' }, 'number-and-sex'],
    [{ dateOfBirth: '1998-03-17' }, 'number-and-year'],
    [{ personalNumber: '048199000123' }, 'number-and-province'],
    [{ personalNumber: '999199000123' }, 'number-of-no-province'],
    [{ relatives: [kin('father', '001090000111')] }, 'younger-parent'],
    [{ relatives: [kin('spouse', null)], maritalStatus: '1' }, 'spouse-of-single'],
    [{ relationToHead: 'Chủ hộ' }, 'head-is-another'],
    [{ dateOfBirth: '2026-11-06' }, 'born-in-future'],
    [{ dateOfBirth: '1999-02-30' }, 'impossible-date'],
    [{ relatives: [kin('father', null)] }, 'no-parent'],
    [{ birthPlace: null }, 'missing'],
    [{ fullNameBirth: { surname: 'Nguyễn', middle: '', given: 'An2' } }, 'name-not-letters'],
    [{ ethnicity: '77' }, 'code-unknown'],
    [{ deathOrMissing: '2020' }, 'dead-or-missing'],
    [{ temporaryAbsence: { from: '2026-01-01', until: null, reason: 'Đi làm' } }, 'absent-declared'],
  ] as const)('says of %j: %s', (change, code) => {
    expect(codes(draftOf(change as Partial<RecordFields>))).toContain(code)
  })

  it('takes a province by its name of then and of today', () => {
    // 024 is Bắc Giang, which is Bắc Ninh today.
    for (const text of ['Lạng Giang, Bắc Giang', 'Phường Kinh Bắc, Tỉnh Bắc Ninh'])
      expect(
        codes(
          draftOf({
            personalNumber: '024199000123',
            birthRegistrationPlace: { text, unitCode: null, unitSystem: 'pre-2025' },
          }),
        ),
      ).not.toContain('number-and-province')
  })

  it('takes a name of one word for a name', () => {
    expect(codes(draftOf({ fullNameBirth: { surname: '', middle: '', given: 'Ksor' } }))).not.toContain(
      'name-not-letters',
    )
  })
})

const correct = (value: unknown, evidence: readonly string[] = []) =>
  ({ type: 'field-corrected', field: 'fullNameBirth', value, reason: 'x', evidence, ...stamp }) as const
const page = {
  type: 'page-kept',
  paperId: paperIds[0],
  kind: 'other',
  note: '',
  page: aPage(),
  ...stamp,
} as const

describe('what is clean', () => {
  it('says of another place of the same tone mark that it is no error', () => {
    const hoa = draftOf({ fullNameBirth: { surname: 'Nguyễn', middle: 'Thúy', given: 'Hòa' } })
    const draft = after([correct({ surname: 'Nguyễn', middle: 'Thuý', given: 'Hoà' })], hoa)
    expect(codes(draft)).toContain('tone-place-only')
    expect(codes(draft)).not.toContain('unproven')
  })

  it('asks for the paper of a correction, and for the use of a paper', () => {
    const other = { surname: 'Lê', middle: '', given: 'An' }
    expect(codes(after([choose(), correct(other)]))).toContain('unproven')
    const kept = after([choose(), page])
    expect(codes(kept)).toContain('paper-unused')
    const proven = after([correct(other, [paperIds[0]])], kept)
    expect(codes(proven)).not.toContain('paper-unused')
    expect(codes(proven)).not.toContain('unproven')
    const blurred = after([choose(), { ...page, page: aPage({ sharpness: 0.1 }) }])
    expect(codes(blurred)).toContain('blurred-page')
  })
})

describe('what is alive', () => {
  it('says how old the record is, and whether the person is here twice', () => {
    expect(codes(draftOf(), { now: new Date('2026-11-20T03:00:00Z') })).toContain('aged')
    expect(codes(draftOf(), { openElsewhere: 1, queued: 2 })).toEqual(
      expect.arrayContaining(['open-twice', 'queued-twice']),
    )
  })

  it('tells a gap with its reason from one without', () => {
    const draft = draftOf({ birthPlace: null })
    const told = { ...draft, gaps: { birthPlace: { reason: 'not-known', ...stamp } } } as const
    expect(codes(told)).toContain('missing-explained')
    expect(codes(told)).not.toContain('missing')
  })
})

it('never throws, never doubts a number, and says the same twice, whatever the number is', () => {
  const number = fc.stringMatching(/^\d{12}$/)
  const date = fc.stringMatching(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  fc.assert(
    fc.property(
      number,
      date,
      number,
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      (own, born, other, text) => {
        const draft = draftOf({
          personalNumber: own,
          dateOfBirth: born,
          relatives: [{ ...kin('father', other), fullName: text.normalize('NFC') || 'A' }],
        })
        const findings = checkRecord(draft, demandOf(draft), around)
        expect(checkRecord(draft, demandOf(draft), around)).toEqual(findings)
        // The number itself is never the field that is to be mended, only the list that does not know it.
        for (const { field, code } of findings)
          expect(field !== 'personalNumber' || code === 'number-of-no-province').toBe(true)
        expect(draft.resident.personalNumber).toBe(own)
      },
    ),
  )
})
