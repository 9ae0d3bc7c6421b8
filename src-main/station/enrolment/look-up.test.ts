import { describe, expect, it } from 'vitest'
import { aDraft, aPack, aResident } from '../../../tests/fixtures/enrolments.ts'
import { after, answer, at, choose, stamp } from '../../../tests/fixtures/workflow.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Likeness } from '../../contract/records/look-up.ts'
import { fieldCode, type Resident } from '../../contract/records/resident.ts'
import { foundOnPaper } from '../residents/found.ts'
import type { EnrolmentEvent } from './events.ts'
import { stepsOf } from './steps.ts'
import { transition } from './transition.ts'

const lost = choose({ kind: 'reissue', reason: 'lost-or-damaged' })
const missing = (draft: Enrolment) => stepsOf(draft, aPack).find(({ id }) => id === 'record')?.missing
const waived = (draft: Enrolment) => stepsOf(draft, aPack).find(({ id }) => id === 'record')?.waived
const judge = (verdict: Likeness['verdict']): EnrolmentEvent => ({
  type: 'likeness-judged',
  likeness: { verdict, portraitSha256: verdict === 'for-registry' ? null : 'ab'.repeat(32), ...stamp },
})
const asked = (resident: Resident, isInDatabase = true): EnrolmentEvent => ({
  type: 'registry-asked',
  found: {
    resident,
    isInDatabase,
    lookUp: { from: 'registry', asOf: at, registry: 'known', askedAt: at, differing: [] },
  },
})
const moved = (): Resident => {
  const { hometown } = aResident().fields
  return aResident({ fields: { ...aResident().fields, hometown: { ...hometown, text: 'Cát Hải' } } })
}

describe('the last portrait', () => {
  it('is asked for where no sample is taken, and answered by a word or left to the registry', () => {
    const draft = after([lost, { type: 'record-confirmed' }])
    expect(missing(draft)).toEqual(['likeness'])
    expect(missing(after([judge('like')], draft))).toEqual([])
    const left = after([judge('for-registry')], draft)
    expect([missing(left), waived(left)]).toEqual([[], ['likeness-for-registry']])
  })

  it('is offered and not asked for where samples are taken, and for a child who has none', () => {
    expect(missing(after([choose(), { type: 'record-confirmed' }]))).toEqual([])
    const fields = { ...aResident().fields, dateOfBirth: '2023-05-01' }
    const infant = aDraft({ resident: aResident({ fields }) })
    expect(missing(after([lost, { type: 'record-confirmed' }], infant))).toEqual([])
  })

  it('of somebody else stops every case, until the word is taken back', () => {
    const stopped = after([choose(), { type: 'record-confirmed' }, judge('unlike')])
    expect(missing(stopped)).toEqual(['unlike'])
    expect(missing(after([judge('like')], stopped))).toEqual([])
  })

  it('judged after the citizen’s yes leaves the yes alone', () => {
    const confirmed = after([lost, { type: 'record-confirmed' }, judge('like'), ...answer])
    expect(after([judge('like')], confirmed).confirmation).not.toBeNull()
  })
})

describe('somebody off their papers', () => {
  const found = foundOnPaper(
    {
      personalNumber: null,
      name: { surname: 'Vàng', middle: 'Thị', given: 'Súa' },
      dateOfBirth: '2009-03-26',
      gender: '2',
    },
    'unasked',
    at,
  )
  const opened = after([choose({ kind: 'issue', reason: 'first-card' })], aDraft(found))
  const gaps = missing(opened)?.flatMap((code) => (code.startsWith('gap:') ? [code.slice(4)] : [])) ?? []
  const told = gaps.map((field): EnrolmentEvent => ({
    type: 'gap-explained',
    field: fieldCode.parse(field),
    reason: 'later',
    ...stamp,
  }))
  const draft = after([...told, { type: 'record-confirmed' }], opened)
  const paper = { paper: 'birth-certificate', detail: 'số 27/2009', ...stamp }

  it('shows its paper and says where they live, or why not, and is not called absent', () => {
    const places = ['birthRegistrationPlace', 'hometown', 'permanentResidence', 'currentResidence']
    expect(gaps).toEqual(expect.arrayContaining(['ethnicity', 'religion']))
    expect(gaps).toEqual(expect.arrayContaining(places))
    expect(transition(opened, { type: 'record-confirmed' }, aPack)).toMatchObject({ ok: false })
    expect(missing(draft)).toEqual(['paper:birth-certificate'])
    expect(waived(draft)).toEqual(['absent-unconfirmed'])
  })

  it('has each paper noted once, and only such as the law asks for', () => {
    const twice = after(
      [
        { type: 'paper-noted', paper },
        { type: 'paper-noted', paper: { ...paper, detail: 'số 28/2009' } },
      ],
      draft,
    )
    expect(twice.seenPapers.map(({ detail }) => detail)).toEqual(['số 28/2009'])
    expect(after([{ type: 'paper-withdrawn', paper: paper.paper }], twice).seenPapers).toEqual([])
    const other: EnrolmentEvent = { type: 'paper-noted', paper: { ...paper, paper: 'bus-ticket' } }
    expect(transition(draft, other, aPack)).toMatchObject({ error: { code: 'enrolment/bad-value' } })
    const known = after([choose(), { type: 'record-confirmed' }])
    expect(transition(known, { type: 'paper-noted', paper }, aPack)).toMatchObject({ ok: false })
  })

  it('is absent without doubt once the registry has said so', () => {
    const event = asked(aResident(), false)
    if (event.type !== 'registry-asked') return
    const lookUp = { ...found.lookUp, registry: 'absent' as const, askedAt: at }
    const sure = after([{ ...event, found: { ...found, lookUp } }], draft)
    expect(waived(sure)).toEqual([])
    expect(sure.lookUp?.registry).toBe('absent')
    expect(sure.recordConfirmed).toBe(true)
  })
})

describe('the registry’s word in the middle of a sitting', () => {
  const correction = { field: 'hometown', reason: 'giấy khai sinh', ...stamp } as const

  it('that says nothing new asks nothing again', () => {
    const confirmed = after([lost, { type: 'record-confirmed' }, judge('like'), ...answer])
    const same = after([asked(aResident({ asOf: at, recordVersion: 9 }))], confirmed)
    expect([same.confirmation, same.recordConfirmed]).toEqual([confirmed.confirmation, true])
    expect(same.resident.recordVersion).toBe(9)
  })

  it('that is otherwise takes the record and the yes back', () => {
    const confirmed = after([lost, { type: 'record-confirmed' }, judge('like'), ...answer])
    const changed = after([asked(moved())], confirmed)
    expect([changed.confirmation, changed.recordConfirmed]).toEqual([null, false])
    expect(changed.resident.fields.hometown.text).toBe('Cát Hải')
    expect(changed.likeness).toEqual(confirmed.likeness)
  })

  it('drops a correction that it has made itself by now, and keeps another beside the newer value', () => {
    const { hometown } = moved().fields
    const made = after([choose(), { type: 'field-corrected', value: hometown, ...correction }])
    expect(after([asked(moved())], made).corrections).toEqual([])
    const other = { ...hometown, text: 'Gia Lâm' }
    const kept = after([choose(), { type: 'field-corrected', value: other, ...correction }])
    expect(after([asked(moved())], kept).corrections).toMatchObject([{ oldValue: hometown, newValue: other }])
  })
})
