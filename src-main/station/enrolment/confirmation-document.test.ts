import { describe, expect, it } from 'vitest'
import { aCapture, aCase, aDraft, aPack, aPage, paperIds } from '../../../tests/fixtures/enrolments.ts'
import { exceptionOf } from '../../../tests/fixtures/workflow.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { fieldCode } from '../../contract/records/resident.ts'
import { locale } from '../../contract/primitives.ts'
import { buildConfirmation, canonicalBytes } from './confirmation-document.ts'
import { loadTexts } from './load-texts.ts'

const pack = { ...aPack, recordFields: [...fieldCode.options] }
const draft = aDraft({
  case: aCase,
  captures: { portrait: aCapture('portrait') },
})
const built = buildConfirmation(draft, pack, 'vi', loadTexts('vi'))
const lineOf = (field: string) =>
  built.pages.flatMap((page) => page.lines).find((line) => line.field === field)

describe('what the citizen reads', () => {
  it('has every field of the pack once, with words for each, but no word of a death that is not there', () => {
    for (const language of locale.options) {
      const { pages } = buildConfirmation(draft, pack, language, loadTexts(language))
      const lines = pages.flatMap((page) => page.lines)
      const empty = lines.filter(({ field }) => field.startsWith('empty-')).map(({ value }) => value)
      for (const field of fieldCode.options) {
        const own = lines.filter((line) => line.field === field).length
        const named = empty.filter((value) =>
          value.split('; ').includes(loadTexts(language).label(field)),
        ).length
        expect(own + named, field).toBe(field === 'deathOrMissing' ? 0 : 1)
      }
      for (const line of lines) {
        expect(line.label).not.toBe(line.field)
        expect(line.value).not.toBe('')
      }
      expect(pages.map((page) => page.title)).not.toContain(pages[0]?.id)
    }
  })

  it('says how many irises were taken, and nothing where none was: older documents keep their hash', () => {
    expect(built).not.toHaveProperty('irises')
    const captures = { ...draft.captures, 'iris-left': aCapture('iris-left') }
    expect(buildConfirmation({ ...draft, captures }, pack, 'vi', loadTexts('vi')).irises).toBe(1)
  })

  it('shows values as people write them', () => {
    expect(lineOf('fullNameBirth')?.value).toBe('Nguyễn Thị Mai An')
    expect(lineOf('dateOfBirth')?.value).toBe('17/03/1999')
    expect(lineOf('gender')?.value).toBe('Nữ')
    expect(lineOf('nationality')?.value).toBe('Việt Nam')
    expect(lineOf('reason')?.value).toBe('Đủ 14, 25, 40 hoặc 60 tuổi')
  })

  it('says what is not there with its reason, and who the relatives are', () => {
    const gaps = { otherName: { reason: 'not-known', officerId: 'a.b', at: '2026-11-23T00:00:00Z' } } as const
    const lines = buildConfirmation({ ...draft, gaps }, pack, 'vi', loadTexts('vi')).pages.flatMap(
      (p) => p.lines,
    )
    expect(lines.find(({ field }) => field === 'otherName')?.value).toBe('Công dân không biết')
    expect(lines.find(({ field }) => field === 'relatives')?.value.split('\n')).toEqual([
      'Cha: Nguyễn Văn Bình, 001070000111, Việt Nam',
      'Mẹ: Trần Thị Hoa, 011222333, Việt Nam',
    ])
  })

  it('says which papers were brought and what they prove, and which marks have a picture', () => {
    const [paperId] = paperIds
    const paper: Enrolment['papers'][number] = {
      paperId,
      kind: 'birth-certificate',
      note: 'số 12/2001',
      pages: [aPage(), aPage()],
      officerId: 'a.b',
      at: '2026-11-23T00:00:00Z',
    }
    const change: Enrolment['corrections'][number] = {
      field: 'hometown',
      oldValue: draft.resident.fields.hometown,
      newValue: { ...draft.resident.fields.hometown, text: 'Hà Đông' },
      reason: 'x',
      evidence: [paperId],
      officerId: 'a.b',
      at: '2026-11-23T00:00:00Z',
    }
    const proven = {
      ...draft,
      papers: [paper],
      corrections: [change],
      marks: ['Sẹo trán'],
      closeUps: [{ mark: 'Sẹo trán', page: aPage() }],
    }
    const lines = buildConfirmation(proven, pack, 'vi', loadTexts('vi')).pages.flatMap((p) => p.lines)
    expect(lines.find(({ field }) => field === 'papers')?.value).toBe(
      'Giấy khai sinh số 12/2001 (2 trang): Quê quán',
    )
    expect(lines.find(({ field }) => field === 'marks')?.value).toBe('Sẹo trán (có ảnh chụp cận)')
  })

  it('marks what the officer corrected', () => {
    const corrected = {
      ...draft,
      corrections: [
        {
          field: 'maritalStatus' as const,
          oldValue: '1',
          newValue: '2',
          reason: 'x',
          evidence: [],
          officerId: 'a.b',
          at: '2026-11-23T00:00:00Z',
        },
      ],
    }
    const line = buildConfirmation(corrected, pack, 'vi', loadTexts('vi'))
      .pages.flatMap((p) => p.lines)
      .find((l) => l.field === 'maritalStatus')
    expect(line).toMatchObject({ corrected: true })
    expect(line?.value).not.toBe(lineOf('maritalStatus')?.value)
  })

  it('says who acts and what is not taken, only where there is something to say', () => {
    expect(lineOf('guardian')).toBeUndefined()
    expect(lineOf('exceptions')).toBeUndefined()
    const guardian = { relation: 'mother', fullName: 'Phạm Thị Hương', personalNumber: null } as const
    const exceptions = [exceptionOf('finger-3'), exceptionOf('eye-left')]
    const particular = buildConfirmation({ ...draft, guardian, exceptions }, pack, 'vi', loadTexts('vi'))
    const lines = particular.pages.flatMap((page) => page.lines)
    expect(lines.find(({ field }) => field === 'guardian')?.value).toBe('Mẹ: Phạm Thị Hương')
    expect(lines.find(({ field }) => field === 'exceptions')?.value).toBe(
      'ngón giữa phải (Cụt); mắt trái (Cụt)',
    )
  })

  it('hashes the same for the same document and differently for any change', () => {
    const again = buildConfirmation(draft, pack, 'vi', loadTexts('vi'))
    expect(canonicalBytes(again).sha256).toBe(canonicalBytes(built).sha256)
    const other = buildConfirmation({ ...draft, marks: ['Sẹo'] }, pack, 'vi', loadTexts('vi'))
    expect(canonicalBytes(other).sha256).not.toBe(canonicalBytes(built).sha256)
  })
})
