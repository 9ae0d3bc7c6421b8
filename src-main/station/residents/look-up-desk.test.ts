import { describe, expect, it } from 'vitest'
import { aResident } from '../../../tests/fixtures/enrolments.ts'
import type { Resident } from '../../contract/records/resident.ts'
import type { PersonAsked, ResidentAnswer } from '../../contract/records/resident-wire.ts'
import { fail, ok } from '../../contract/result.ts'
import { createLookUpDesk } from './look-up-desk.ts'
import { readRecords } from './records.ts'
import { createResidentIndex } from './resident-index.ts'

const at = '2026-11-25T02:00:00.000Z'
const kept = aResident()
const stranger = '079188000999'
const newer: Resident = {
  ...kept,
  fields: { ...kept.fields, currentResidence: { ...kept.fields.currentResidence, text: 'Số 7, Hải Phòng' } },
  recordVersion: 4,
}
const paper = {
  personalNumber: null,
  name: { surname: 'Vàng', middle: 'Thị', given: 'Súa' },
  dateOfBirth: '2009-03-26',
  gender: '2' as const,
}

/** `knows` null: there is no line. */
async function deskThat(knows: readonly Resident[] | null) {
  const index = await createResidentIndex(readRecords(Buffer.from(JSON.stringify(kept))))
  const asked: PersonAsked[] = []
  const answerOf = (residents: readonly Resident[]): ResidentAnswer => ({
    schema: 'resident-answer/1',
    stationId: 'tram-0001',
    nonce: 'n'.repeat(22),
    asOf: at,
    residents: [...residents],
    portrait: null,
  })
  const desk = createLookUpDesk({
    ward: {
      open: () => undefined,
      forget: () => undefined,
      extract: () => Promise.resolve(ok({ index, asOf: kept.asOf })),
    },
    registry: {
      ask: (question) => {
        asked.push(question)
        return Promise.resolve(knows && answerOf(knows))
      },
      portraitOf: () => Promise.resolve(null),
    },
    now: () => new Date(at),
  })
  return { desk, asked }
}

describe('a number', () => {
  it('that the registry knows begins with the registry’s record, unchanged', async () => {
    const { desk } = await deskThat([kept])
    expect(await desk.byNumber(kept.personalNumber)).toMatchObject({
      value: {
        resident: kept,
        isInDatabase: true,
        lookUp: { from: 'registry', asOf: at, registry: 'known', differing: [] },
      },
    })
  })

  it('whose record has changed since the extract shows what, and what it was', async () => {
    const { desk } = await deskThat([newer])
    const found = await desk.byNumber(kept.personalNumber)
    expect(found).toMatchObject({ value: { resident: newer, isInDatabase: true } })
    expect(found.ok && found.value.lookUp.differing).toEqual([
      { field: 'currentResidence', before: kept.fields.currentResidence },
    ])
  })

  it('without a line begins with the extract and its age, and says that nobody was asked', async () => {
    const { desk } = await deskThat(null)
    expect(await desk.byNumber(kept.personalNumber)).toMatchObject({
      value: {
        resident: kept,
        isInDatabase: true,
        lookUp: { from: 'extract', asOf: kept.asOf, registry: 'unasked' },
      },
    })
  })

  it('that is in no extract is absent only in the registry’s word', async () => {
    expect(await (await deskThat(null)).desk.byNumber(stranger)).toEqual(
      fail({ code: 'residents/not-found' }),
    )
    expect(await (await deskThat([])).desk.byNumber(stranger)).toEqual(fail({ code: 'residents/absent' }))
  })

  it('that only the extract still has is not in the database any more', async () => {
    const { desk } = await deskThat([])
    expect(await desk.byNumber(kept.personalNumber)).toMatchObject({
      value: { isInDatabase: false, lookUp: { from: 'extract', registry: 'absent' } },
    })
  })
})

describe('somebody off their papers', () => {
  it('is absent where the registry says so, and not confirmed absent where it was not asked', async () => {
    const asked = await deskThat([])
    const found = await asked.desk.onPaper(paper)
    expect(found).toMatchObject({
      value: { isInDatabase: false, lookUp: { from: 'papers', registry: 'absent' } },
    })
    expect(asked.asked).toEqual([
      { by: 'person', fullName: 'Vàng Thị Súa', dateOfBirth: '2009-03-26', gender: '2' },
    ])
    expect(await (await deskThat(null)).desk.onPaper(paper)).toMatchObject({
      value: { lookUp: { registry: 'unasked', askedAt: null } },
    })
  })

  it('has no number minted for them, and nothing else guessed', async () => {
    const { desk } = await deskThat([])
    const found = await desk.onPaper(paper)
    if (!found.ok) throw new Error(found.error.code)
    const { personalNumber, fields, relatives } = found.value.resident
    expect([personalNumber, fields.hometown.text, fields.ethnicity, relatives]).toEqual([null, '', '00', []])
  })

  it('is refused where the number has a record, here or there', async () => {
    const known = { ...paper, personalNumber: kept.personalNumber }
    for (const knows of [null, [kept]])
      expect(await (await deskThat(knows)).desk.onPaper(known)).toEqual(fail({ code: 'residents/is-known' }))
  })

  it('has namesakes of the same day where the extract or the registry knows some', async () => {
    const twin = { ...paper, name: kept.fields.fullNameBirth, dateOfBirth: kept.fields.dateOfBirth }
    expect(await (await deskThat(null)).desk.onPaper(twin)).toMatchObject({
      value: { lookUp: { registry: 'namesakes' } },
    })
    expect(await (await deskThat([kept])).desk.onPaper(paper)).toMatchObject({
      value: { lookUp: { registry: 'namesakes' } },
    })
  })
})

describe('asked again', () => {
  it('without a line says so, and nothing changes', async () => {
    const { desk } = await deskThat(null)
    expect(await desk.again(kept, null)).toEqual(fail({ code: 'uplink/no-link' }))
  })

  it('gives somebody off their papers the record that they have after all', async () => {
    const { desk } = await deskThat([kept])
    const before = { from: 'papers', asOf: at, registry: 'unasked', askedAt: null, differing: [] } as const
    const typed = { ...kept, fields: { ...kept.fields, bloodType: '01' as const } }
    expect(await desk.again(typed, { ...before, differing: [] })).toMatchObject({
      value: {
        resident: kept,
        isInDatabase: true,
        lookUp: { from: 'registry', differing: [{ field: 'bloodType', before: '01' }] },
      },
    })
  })

  it('keeps what was typed where the registry knows nobody, and where it knows only namesakes', async () => {
    const before = { from: 'papers', asOf: at, registry: 'unasked', askedAt: null, differing: [] } as const
    const nameless = { ...kept, personalNumber: null }
    for (const [knows, word] of [
      [[], 'absent'],
      [[kept], 'namesakes'],
    ] as const) {
      const { desk } = await deskThat(knows)
      expect(await desk.again(nameless, { ...before, differing: [] })).toMatchObject({
        value: { resident: nameless, isInDatabase: false, lookUp: { from: 'papers', registry: word } },
      })
    }
  })
})
