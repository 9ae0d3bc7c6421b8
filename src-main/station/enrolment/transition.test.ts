import { describe, expect, it } from 'vitest'
import {
  aCapture,
  aDraft,
  aPack,
  aPage,
  aResident,
  aSignature,
  paperIds,
} from '../../../tests/fixtures/enrolments.ts'
import { after, answer, at, choose, hash, stamp, takeAll } from '../../../tests/fixtures/workflow.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { correctableCode } from '../../contract/records/resident.ts'
import { correctedFields } from '../../contract/records/corrected-fields.ts'
import type { EnrolmentEvent } from './events.ts'
import { currentStep, missingForSealing, stepsOf } from './steps.ts'
import { transition } from './transition.ts'

const mark: EnrolmentEvent = { type: 'mark-added', text: 'Nốt ruồi C: 1cm trên đầu mày trái' }
const toPrints: EnrolmentEvent[] = [choose(), { type: 'record-confirmed' }, mark]
const shown = (): Enrolment => after(answer.slice(0, 1), takeAll(after(toPrints)))
const whole = (): Enrolment => after(answer, takeAll(after(toPrints)))
const correction: EnrolmentEvent = {
  type: 'field-corrected',
  field: 'dateOfBirth',
  value: '1999-03-18',
  reason: 'Giấy khai sinh',
  ...stamp,
}
const codeOf = (draft: Enrolment, event: EnrolmentEvent, pack = aPack) => {
  const next = transition(draft, event, pack)
  return next.ok ? 'ok' : next.error.code
}

describe('the workflow', () => {
  it('walks the steps of the law to the sealing', () => {
    expect(missingForSealing(whole(), aPack)).toEqual([])
    expect(currentStep(stepsOf(whole(), aPack))).toBe('sealing')
  })

  it('misses each thing that the law asks for', () => {
    const draft = whole()
    const { portrait: _portrait, ...prints } = draft.captures
    expect(missingForSealing({ ...draft, captures: prints }, aPack)).toEqual(['portrait'])
    expect(missingForSealing({ ...draft, case: null }, aPack)).toContain('case')
    expect(missingForSealing({ ...draft, marks: [] }, aPack)).toEqual(['marks'])
    expect(missingForSealing({ ...draft, confirmation: null }, aPack)).toEqual(['confirmation'])
    expect(missingForSealing({ ...draft, captures: {} }, aPack)).toHaveLength(14)
  })

  it('takes its order from the pack alone', () => {
    const steps = (['portrait', 'case', 'record', 'sealing'] as const).map((id) => ({ id, when: {} }))
    const pack = { ...aPack, steps }
    const next = transition(aDraft(), { type: 'sample-accepted', capture: aCapture('portrait') }, pack)
    expect(next.ok && currentStep(stepsOf(next.value, pack))).toBe('case')
    expect(transition(aDraft(), mark, pack).ok).toBe(false)
  })

  it('refuses a print before the record is confirmed', () => {
    const event: EnrolmentEvent = { type: 'sample-accepted', capture: aCapture('right-four') }
    expect(transition(aDraft(), event, aPack)).toEqual({
      ok: false,
      error: { code: 'enrolment/not-now', event: 'sample-accepted', step: 'fingerprints' },
    })
  })

  it('takes the prints in the legal order, and any of them again', () => {
    const print = (slot: 'right-four' | 'left-four' | 'thumbs' | 'rolled-2'): EnrolmentEvent => ({
      type: 'sample-accepted',
      capture: aCapture(slot),
    })
    const three = after([...toPrints, print('right-four'), print('left-four'), print('thumbs')])
    expect(codeOf(three, print('rolled-2'))).toBe('enrolment/not-now')
    expect(codeOf(three, print('left-four'))).toBe('ok')
  })

  it('takes the yes back when what the citizen read changes', () => {
    const next = transition(whole(), { type: 'mark-added', text: 'Sẹo' }, aPack)
    expect(next.ok && next.value.confirmation).toBeNull()
    expect(next.ok && next.value.shown).toBeNull()
  })

  it('refuses a yes to another document than the one on the screen', () => {
    const other = {
      type: 'document-confirmed',
      documentHash: 'ee'.repeat(32),
      answeredBy: 'touch',
      at,
    } as const
    expect(codeOf(shown(), other)).toBe('enrolment/changed-since-shown')
  })

  it('leads back to the record when the citizen flags a line', () => {
    const flagged = after([{ type: 'document-flagged', documentHash: hash, fields: ['hometown'] }], shown())
    expect(currentStep(stepsOf(flagged, aPack))).toBe('record')
    expect(stepsOf(flagged, aPack)[1]?.missing).toContain('flag:hometown')
  })
})

describe('a case that is not chosen yet', () => {
  it('waives no irises: whether there is a camera is asked with the case', () => {
    const irisOf = (draft: Enrolment) => stepsOf(draft, aPack).find(({ id }) => id === 'iris')
    expect(irisOf(aDraft())).toMatchObject({ missing: ['iris-right', 'iris-left'], waived: [] })
    expect(irisOf(after([choose()]))).toMatchObject({ missing: [], waived: ['no-iris-camera'] })
  })
})

describe('what the record lacks and what proves it', () => {
  it('with a gap that the law asks about is confirmed only when the gap is explained or filled', () => {
    const opened = aDraft({ resident: aResident({ relatives: [] }) })
    const chosen = after([choose()], opened)
    const asked = transition(chosen, { type: 'record-confirmed' }, aPack)
    const missing = ['gap:relatives', 'gap:household']
    expect(asked).toEqual({ ok: false, error: { code: 'enrolment/incomplete', missing } })
    const explain = (field: 'relatives' | 'household' | 'otherName'): EnrolmentEvent => ({
      type: 'gap-explained',
      field,
      reason: 'not-known',
      ...stamp,
    })
    expect(codeOf(chosen, explain('otherName'))).toBe('enrolment/bad-value')
    const told = after([explain('relatives'), explain('household'), { type: 'record-confirmed' }], chosen)
    expect(told.recordConfirmed).toBe(true)
    const back = after([{ type: 'gap-explained', field: 'household', reason: null, ...stamp }], told)
    expect(codeOf(back, { type: 'record-confirmed' })).toBe('enrolment/incomplete')
  })

  it('that lacks what another case asks for is looked at again', () => {
    const young = { fields: ['birthPlace' as const], when: { reasons: ['on-request'] }, basis: 'x' }
    const pack = { ...aPack, requiredFields: [young] }
    const resident = aResident()
    const opened = aDraft({ resident: { ...resident, fields: { ...resident.fields, birthPlace: null } } })
    const confirmed = after([choose(), { type: 'record-confirmed' }], opened, pack)
    expect(confirmed.recordConfirmed).toBe(true)
    expect(after([choose({ reason: 'on-request' })], confirmed, pack).recordConfirmed).toBe(false)
  })

  it.each(['personalNumber', 'deathOrMissing'])('never takes a correction of %s', (field) => {
    expect(correctableCode.safeParse(field).success).toBe(false)
  })

  it('takes only papers of this sitting for a proof, and leaves a correction whose paper is removed', () => {
    const [paperId, other] = paperIds
    const kept = { type: 'page-kept', paperId, kind: 'other', note: '', page: aPage(), ...stamp } as const
    const proven = after([choose(), kept, { ...correction, evidence: [paperId] }])
    expect(proven.corrections[0]?.evidence).toEqual([paperId])
    expect(codeOf(proven, { ...correction, evidence: [other] })).toBe('enrolment/bad-value')
    const removed = after([{ type: 'paper-removed', paperId }], proven)
    expect(removed.corrections).toMatchObject([{ newValue: '1999-03-18', evidence: [] }])
  })

  it('is not filled with more pages than a sealed file can carry', () => {
    const [paperId] = paperIds
    const page = aPage({ size: 20 * 1024 * 1024 })
    const kept = { type: 'page-kept', paperId, kind: 'other', note: '', page, ...stamp } as const
    const full = after([choose(), kept, kept])
    expect(codeOf(full, kept)).toBe('papers/too-many')
  })
})

describe('the record', () => {
  it('keeps the old value, the new value and the reason of a correction', () => {
    const draft = after([choose(), correction])
    expect(draft.corrections[0]).toMatchObject({ oldValue: '1999-03-17', newValue: '1999-03-18' })
    expect(correctedFields(draft).dateOfBirth).toBe('1999-03-18')
  })

  it('refuses a value that is none for its field', () => {
    const next = transition(after([choose()]), { ...correction, value: '1999-13-01' }, aPack)
    expect(next).toEqual({ ok: false, error: { code: 'enrolment/bad-value', field: 'dateOfBirth' } })
  })

  it('that was changed is adjusted before anything else, and again after another change', () => {
    const changed = after([choose(), correction, { type: 'record-confirmed' }])
    expect(currentStep(stepsOf(changed, aPack))).toBe('adjustment')
    expect(codeOf(changed, mark)).toBe('enrolment/not-now')
    const filed = after([{ type: 'adjustment-filed', ...stamp }], changed)
    expect(currentStep(stepsOf(filed, aPack))).toBe('marks')
    const again = after([{ ...correction, value: '1999-03-19' }, { type: 'record-confirmed' }], filed)
    expect(currentStep(stepsOf(again, aPack))).toBe('adjustment')
  })

  it('that nobody knows is adjusted too', () => {
    const absent = after([choose(), { type: 'record-confirmed' }], aDraft({ isInDatabase: false }))
    expect(stepsOf(absent, aPack).find(({ id }) => id === 'record')?.missing).toEqual([
      'paper:birth-certificate',
    ])
    const paper = { paper: 'birth-certificate', detail: 'số 27/2009', ...stamp }
    const seen = after([{ type: 'paper-noted', paper }], absent)
    expect(currentStep(stepsOf(seen, aPack))).toBe('adjustment')
  })
})

describe('a signature', () => {
  const signed: EnrolmentEvent = { type: 'signature-accepted', signature: aSignature(hash) }

  it('is kept with the yes to the same document, and nothing waits for it', () => {
    const draft = after([signed, ...answer.slice(1)], shown())
    expect(draft.signature?.documentHash).toBe(draft.confirmation?.documentHash)
    expect(missingForSealing({ ...draft, signature: null }, aPack)).toEqual([])
  })

  it('is refused before the document is shown, under another one, and after it was taken back', () => {
    const other: EnrolmentEvent = { type: 'signature-accepted', signature: aSignature('ee'.repeat(32)) }
    const stale = 'enrolment/changed-since-shown'
    expect(codeOf(takeAll(after(toPrints)), signed)).toBe(stale)
    expect(codeOf(shown(), other)).toBe(stale)
    expect(codeOf(after([{ type: 'document-taken-back' }], shown()), signed)).toBe(stale)
    expect(codeOf(aDraft(), signed)).toBe('enrolment/not-now')
  })

  it('is void once the document changes or is shown anew', () => {
    const draft = after([signed], shown())
    expect(after([{ type: 'mark-added', text: 'Sẹo' }], draft).signature).toBeNull()
    expect(after(answer.slice(0, 1), draft).signature).toBeNull()
  })
})
