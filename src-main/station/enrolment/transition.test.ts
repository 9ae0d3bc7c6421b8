import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCapture, aDraft, aPack, aSignature } from '../../../tests/fixtures/enrolments.ts'
import { captureSlot } from '../../contract/records/policy-pack.ts'
import { enrolment, type Enrolment } from '../../contract/records/enrolment.ts'
import { fieldCode } from '../../contract/records/resident.ts'
import type { EnrolmentEvent } from './events.ts'
import { currentStep, missingForSealing, stepsOf } from './steps.ts'
import { correctedFields, transition } from './transition.ts'

const at = '2026-11-23T02:00:00Z'
const hash = 'cd'.repeat(32)

function after(events: EnrolmentEvent[], from = aDraft()): Enrolment {
  return events.reduce((draft, event) => {
    const next = transition(draft, event, aPack)
    if (!next.ok) throw new Error(`${event.type}: ${next.error.code}`)
    return next.value
  }, from)
}

const toPrints: EnrolmentEvent[] = [
  { type: 'case-chosen', kind: 'exchange', reason: 'age' },
  { type: 'record-confirmed' },
  { type: 'mark-added', text: 'Nốt ruồi C: 1cm trên đầu mày trái' },
]
const prints: EnrolmentEvent[] = aPack.fingerprints.map((slot) => ({
  type: 'sample-accepted',
  capture: aCapture(slot),
}))
const whole: EnrolmentEvent[] = [
  ...toPrints,
  ...prints,
  { type: 'sample-accepted', capture: aCapture('portrait') },
  { type: 'document-shown', documentHash: hash, locale: 'vi' },
  { type: 'document-confirmed', documentHash: hash, answeredBy: 'touch', at },
]

describe('a signature', () => {
  const signed: EnrolmentEvent = { type: 'signature-accepted', signature: aSignature(hash) }
  const toShown = whole.slice(0, -1)

  it('is kept with the yes to the same document, and nothing waits for it', () => {
    const draft = after([...toShown, signed, whole.at(-1)!])
    expect(draft.signature?.documentHash).toBe(draft.confirmation?.documentHash)
    expect(missingForSealing({ ...draft, signature: null }, aPack)).toEqual([])
  })

  it('is refused before the document is shown, under another one, and after it was taken back', () => {
    const code = (draft: Enrolment, event = signed) => {
      const next = transition(draft, event, aPack)
      return next.ok ? null : next.error.code
    }
    expect(code(after(whole.slice(0, -2)))).toBe('enrolment/changed-since-shown')
    const other: EnrolmentEvent = { type: 'signature-accepted', signature: aSignature('ee'.repeat(32)) }
    expect(code(after(toShown), other)).toBe('enrolment/changed-since-shown')
    expect(code(after([...toShown, { type: 'document-taken-back' }]))).toBe('enrolment/changed-since-shown')
    expect(code(aDraft())).toBe('enrolment/not-now')
  })

  it('is void once the document changes or is shown anew', () => {
    const draft = after([...toShown, signed])
    expect(after([{ type: 'mark-added', text: 'Sẹo' }], draft).signature).toBeNull()
    expect(after([whole.at(-2)!], draft).signature).toBeNull()
  })
})

describe('the workflow', () => {
  it('walks the steps of the pack to the sealing', () => {
    const draft = after(whole)
    expect(missingForSealing(draft, aPack)).toEqual([])
    expect(currentStep(stepsOf(draft, aPack))).toBe('sealing')
  })

  it('misses each thing that the pack asks for', () => {
    const draft = after(whole)
    const { portrait: _portrait, ...prints } = draft.captures
    expect(missingForSealing({ ...draft, captures: prints }, aPack)).toEqual(['portrait'])
    expect(missingForSealing({ ...draft, case: null }, aPack)).toEqual(['case'])
    expect(missingForSealing({ ...draft, marks: [] }, aPack)).toEqual(['marks'])
    expect(missingForSealing({ ...draft, confirmation: null }, aPack)).toEqual(['confirmation'])
    expect(missingForSealing({ ...draft, captures: {} }, aPack)).toHaveLength(14)
  })

  it('takes its order from the pack alone', () => {
    const pack = { ...aPack, steps: ['portrait', 'case', 'record', 'sealing'] as typeof aPack.steps }
    const next = transition(aDraft(), { type: 'sample-accepted', capture: aCapture('portrait') }, pack)
    expect(next.ok && currentStep(stepsOf(next.value, pack))).toBe('case')
    expect(transition(aDraft(), { type: 'mark-added', text: 'Sẹo' }, pack).ok).toBe(false)
  })

  it('refuses a print before the record is confirmed', () => {
    const next = transition(aDraft(), { type: 'sample-accepted', capture: aCapture('right-four') }, aPack)
    expect(next).toEqual({
      ok: false,
      error: { code: 'enrolment/not-now', event: 'sample-accepted', step: 'fingerprints' },
    })
  })

  it('takes the prints in the legal order, and any of them again', () => {
    const three = after([...toPrints, ...prints.slice(0, 3)])
    expect(transition(three, { type: 'sample-accepted', capture: aCapture('rolled-2') }, aPack).ok).toBe(
      false,
    )
    expect(transition(three, { type: 'sample-accepted', capture: aCapture('left-four') }, aPack).ok).toBe(
      true,
    )
  })

  it('keeps the old value, the new value and the reason of a correction', () => {
    const draft = after([
      toPrints[0]!,
      {
        type: 'field-corrected',
        field: 'dateOfBirth',
        value: '1999-03-18',
        reason: 'Giấy khai sinh',
        officerId: 'can-bo-1',
        at,
      },
    ])
    expect(draft.corrections[0]).toMatchObject({ oldValue: '1999-03-17', newValue: '1999-03-18' })
    expect(correctedFields(draft).dateOfBirth).toBe('1999-03-18')
  })

  it('refuses a value that is none for its field', () => {
    const event: EnrolmentEvent = {
      type: 'field-corrected',
      field: 'dateOfBirth',
      value: '1999-13-01',
      reason: 'x',
      officerId: 'a.b',
      at,
    }
    const next = transition(after([toPrints[0]!]), event, aPack)
    expect(next).toEqual({ ok: false, error: { code: 'enrolment/bad-value', field: 'dateOfBirth' } })
  })

  it('takes the yes back when what the citizen read changes', () => {
    const next = transition(after(whole), { type: 'mark-added', text: 'Sẹo' }, aPack)
    expect(next.ok && next.value.confirmation).toBeNull()
    expect(next.ok && next.value.shown).toBeNull()
  })

  it('refuses a yes to another document than the one on the screen', () => {
    const shown = after(whole.slice(0, -1))
    const next = transition(
      shown,
      { type: 'document-confirmed', documentHash: 'ee'.repeat(32), answeredBy: 'touch', at },
      aPack,
    )
    expect(next.ok).toBe(false)
  })

  it('leads back to the record when the citizen flags a line', () => {
    const flagged = after([
      ...whole.slice(0, -1),
      { type: 'document-flagged', documentHash: hash, fields: ['hometown'] },
    ])
    expect(currentStep(stepsOf(flagged, aPack))).toBe('record')
    expect(stepsOf(flagged, aPack)[1]?.missing).toContain('flag:hometown')
  })
})

const anyEvent: fc.Arbitrary<EnrolmentEvent> = fc.oneof(
  fc.constantFrom(...whole),
  fc.record({
    type: fc.constant('sample-accepted' as const),
    capture: fc.constantFrom(...captureSlot.options).map(aCapture),
  }),
  fc.record({
    type: fc.constant('document-flagged' as const),
    documentHash: fc.constant(hash),
    fields: fc.subarray([...fieldCode.options]),
  }),
  fc.record({ type: fc.constant('document-taken-back' as const) }),
  fc.record({ type: fc.constant('mark-removed' as const), index: fc.nat(6) }),
  fc.record({
    type: fc.constant('field-corrected' as const),
    field: fc.constantFrom(...fieldCode.options),
    value: fc.jsonValue(),
    reason: fc.constant('x'),
    officerId: fc.constant('a.b'),
    at: fc.constant(at),
  }),
)

describe('the workflow under any order of events', () => {
  it('never loses a sample, never leaves its schema, and is complete only with everything the pack asks', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let draft = aDraft()
        for (const event of events) {
          const next = transition(draft, event, aPack)
          if (!next.ok) continue
          for (const slot of Object.keys(draft.captures)) expect(next.value.captures).toHaveProperty([slot])
          draft = next.value
        }
        expect(enrolment.parse(structuredClone(draft))).toEqual(draft)
        const complete = missingForSealing(draft, aPack).length === 0
        const everything =
          draft.case &&
          draft.recordConfirmed &&
          draft.confirmation &&
          Object.keys(draft.captures).length === 14
        expect(complete).toBe(Boolean(everything))
      }),
      { numRuns: 300 },
    )
  })
})
