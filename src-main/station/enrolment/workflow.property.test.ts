/**
 * Any event in any order, under three laws. What may be sealed is judged by the words of the law (`law-oracle.ts`).
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aCapture,
  aDecision,
  aDraft,
  aPack,
  aPage,
  aPicture,
  aResident,
  irisOf,
  paperIds,
  shippedPack,
} from '../../../tests/fixtures/enrolments.ts'
import { madeUp2030 } from '../../../tests/fixtures/made-up-2030.ts'
import { faultsOf } from '../../../tests/fixtures/law-oracle.ts'
import { at, choose, exceptionOf, hash, stamp } from '../../../tests/fixtures/workflow.ts'
import { enrolment, type Enrolment } from '../../contract/records/enrolment.ts'
import { bodyPart } from '../../contract/records/exception.ts'
import { caseKind, type PolicyPack } from '../../contract/records/policy-pack.ts'
import { correctableCode, fieldCode } from '../../contract/records/resident.ts'
import { captureSlot, fingerSlot, fingersOfSlot, irisSlot } from '../../contract/records/sitting-parts.ts'
import type { Found } from '../residents/found.ts'
import type { EnrolmentEvent } from './events.ts'
import { missingForSealing } from './steps.ts'
import { transition } from './transition.ts'

/** What the registry said of the person of these drafts: known, with another hometown, or unknown. */
const found = (isInDatabase: boolean): Found => {
  const { birthRegistrationPlace } = aResident().fields
  const fields = { ...aResident().fields, hometown: { ...birthRegistrationPlace, text: 'Gia Lâm, Hà Nội' } }
  const registry = isInDatabase ? ('known' as const) : ('absent' as const)
  const lookUp = { from: 'registry' as const, asOf: at, registry, askedAt: at, differing: [] }
  return { resident: aResident({ fields }), isInDatabase, lookUp }
}

const packs = [shippedPack('2021'), aPack, madeUp2030]
const slotOf = fc.constantFrom(...captureSlot.options)

const sample = fc
  .record({ slot: slotOf, score: fc.constantFrom(20, 49, 80), isWorn: fc.boolean() })
  .map(({ slot, score, isWorn }): EnrolmentEvent => {
    const finger = fingerSlot.safeParse(slot)
    const worn = isWorn ? (['worn'] as const) : (['too-dry'] as const)
    const fingers = finger.success
      ? fingersOfSlot[finger.data].map((position) => ({ finger: position, score, reasons: [...worn] }))
      : []
    const iris = irisSlot.safeParse(slot).success ? { iris: irisOf(score) } : {}
    return { type: 'sample-accepted', capture: { ...aCapture(slot), fingers, ...iris } }
  })

/** Mostly cases that the pack knows: what it does not know is refused at once. */
const choice = ({ kinds }: PolicyPack) =>
  fc
    .record({
      of: fc.constantFrom(
        { kind: caseKind.enum.reissue, reason: 'of no law' },
        ...kinds.flatMap(({ id: kind, reasons }) => reasons.map(({ id: reason }) => ({ kind, reason }))),
      ),
      hasIrisCamera: fc.boolean(),
      isHelped: fc.boolean(),
    })
    .map(({ of, ...facts }) => choose({ ...of, ...facts }))

const otherEvent: fc.Arbitrary<EnrolmentEvent> = fc.oneof(
  { arbitrary: sample, weight: 3 },
  fc.constantFrom<EnrolmentEvent>(
    { type: 'record-confirmed' },
    { type: 'likeness-judged', likeness: { verdict: 'like', portraitSha256: hash, ...stamp } },
    { type: 'likeness-judged', likeness: { verdict: 'unlike', portraitSha256: hash, ...stamp } },
    { type: 'paper-noted', paper: { paper: 'birth-certificate', detail: 'số 12/2024', ...stamp } },
    { type: 'paper-noted', paper: { paper: 'of-no-law', detail: 'x', ...stamp } },
    { type: 'paper-withdrawn', paper: 'birth-certificate' },
    { type: 'registry-asked', found: found(true) },
    { type: 'registry-asked', found: found(false) },
    { type: 'hands-pictured', picture: aPicture },
    { type: 'hands-picture-discarded' },
    { type: 'adjustment-filed', ...stamp },
    {
      type: 'guardian-named',
      guardian: { relation: 'mother', fullName: 'Phạm Thị Hương', personalNumber: null },
    },
    { type: 'mark-added', text: 'Sẹo' },
    { type: 'mark-removed', index: 0 },
    { type: 'no-marks-confirmed' },
    { type: 'worn-hand-taken', hand: 'right' },
    { type: 'worn-hand-taken', hand: 'left' },
    { type: 'surplus-discarded' },
    { type: 'document-shown', documentHash: hash, locale: 'vi' },
    { type: 'document-confirmed', documentHash: hash, answeredBy: 'touch', at },
    { type: 'document-flagged', documentHash: hash, fields: ['hometown'] },
    { type: 'document-taken-back' },
    { type: 'exceptions-approved', ...stamp },
    { type: 'exceptions-approved', officerId: 'can-bo-2', at },
  ),
  fc.constantFrom('approved', 'refused').map((decision): EnrolmentEvent => ({
    type: 'exceptions-decided',
    decision: { ...aDecision, decision },
    jws: 'a.b.c',
  })),
  fc.record({ type: fc.constant('sample-discarded' as const), slot: slotOf }),
  fc
    .record({ slot: fc.constantFrom(...fingerSlot.options), reason: fc.constantFrom('scanner', 'none') })
    .map((one): EnrolmentEvent => ({ type: 'poor-print-kept', ...one, ...stamp })),
  fc
    .record({ slot: fc.constantFrom(...irisSlot.options), reason: fc.constantFrom('camera', 'none') })
    .map((one): EnrolmentEvent => ({ type: 'poor-iris-kept', ...one, ...stamp })),
  fc
    .record({ part: fc.constantFrom(...bodyPart.options), reason: fc.constantFrom('missing', 'bandaged') })
    .map(({ part, reason }): EnrolmentEvent => ({
      type: 'part-excepted',
      exception: exceptionOf(part, { reason }),
    })),
  fc.constantFrom(...bodyPart.options).map((part): EnrolmentEvent => ({ type: 'exception-withdrawn', part })),
  fc
    .record({
      field: fc.constantFrom(...correctableCode.options),
      value: fc.jsonValue(),
    })
    .map((one): EnrolmentEvent => ({ type: 'field-corrected', ...one, reason: 'x', ...stamp })),
  fc.constantFrom('1950', '2012-02-29', '2024-05-01').map((value): EnrolmentEvent => ({
    type: 'field-corrected',
    field: 'dateOfBirth',
    value,
    reason: 'x',
    ...stamp,
  })),
  fc
    .constantFrom(...correctableCode.options)
    .map((field): EnrolmentEvent => ({ type: 'correction-undone', field })),
  // What an officer empties on purpose: a gap that the law asks about.
  fc.constantFrom('birthPlace', 'relatives', 'household').map((field): EnrolmentEvent => ({
    type: 'field-corrected',
    field: correctableCode.parse(field),
    value: field === 'birthPlace' ? null : [],
    reason: 'x',
    ...stamp,
  })),
  fc
    .record({
      field: fc.constantFrom(...fieldCode.options),
      reason: fc.constantFrom('none', 'not-known', null),
    })
    .map((one): EnrolmentEvent => ({ type: 'gap-explained', ...one, ...stamp })),
  fc
    .record({ paperId: fc.constantFrom(...paperIds), sharpness: fc.constantFrom(0.1, 0.5, 0.9) })
    .map(({ paperId, sharpness }): EnrolmentEvent => ({
      type: 'page-kept',
      paperId,
      kind: 'other',
      note: '',
      page: aPage({ sharpness }),
      ...stamp,
    })),
  fc.constantFrom(...paperIds).map((paperId): EnrolmentEvent => ({ type: 'paper-removed', paperId })),
)

/** What a patient officer does next about the first thing that is missing; so that runs get to the end. */
function nextStep(draft: Enrolment, pack: PolicyPack): EnrolmentEvent[] {
  const [code = ''] = missingForSealing(draft, pack)
  const slot = captureSlot.safeParse(code.replace('poor:', ''))
  // An eye is half shut the first time.
  const iris = irisSlot.safeParse(code).success ? { iris: irisOf(40) } : {}
  if (slot.success) return [{ type: 'sample-accepted', capture: { ...aCapture(slot.data), ...iris } }]
  if (code.startsWith('surplus:')) return [{ type: 'surplus-discarded' }]
  const gap = fieldCode.safeParse(code.replace('gap:', ''))
  if (gap.success) return [{ type: 'gap-explained', field: gap.data, reason: 'not-known', ...stamp }]
  if (code === 'not-entitled') return [{ type: 'correction-undone', field: 'dateOfBirth' }]
  if (code === 'case' || code === 'not-offered')
    return pack.kinds.flatMap((k) => k.reasons.map((r) => choose({ kind: k.id, reason: r.id })))
  if (code === 'likeness' || code === 'unlike')
    return [
      { type: 'likeness-judged', likeness: { verdict: 'for-registry', portraitSha256: null, ...stamp } },
    ]
  if (code.startsWith('paper:'))
    return [{ type: 'paper-noted', paper: { paper: code.slice(6), detail: 'số 12/2024', ...stamp } }]
  if (code === 'adjustment') return [{ type: 'adjustment-filed', ...stamp }]
  if (code === 'guardian')
    return [
      {
        type: 'guardian-named',
        guardian: { relation: 'father', fullName: 'Nguyễn Văn Bình', personalNumber: null },
      },
    ]
  if (code === 'marks') return [{ type: 'no-marks-confirmed' }]
  if (code === 'confirmation')
    return [
      { type: 'document-shown', documentHash: hash, locale: 'vi' },
      { type: 'document-confirmed', documentHash: hash, answeredBy: 'button', at },
    ]
  if (code === 'approval') return [{ type: 'exceptions-approved', officerId: 'can-bo-3', at }]
  return [{ type: 'record-confirmed' }]
}

const births = fc.constantFrom('2024-05-01', '2018-11-24', '2012-11-23', '1999-03-17', '1954')
const drafts = births.map((dateOfBirth) => {
  const resident = aResident()
  return aDraft({ resident: { ...resident, fields: { ...resident.fields, dateOfBirth } } })
})

/** Whether this event is one by which an officer gives a sample up. */
const givesUp = ({ type }: EnrolmentEvent) => type === 'sample-discarded' || type === 'surplus-discarded'

function step(draft: Enrolment, event: EnrolmentEvent, pack: PolicyPack): Enrolment {
  const next = transition(draft, event, pack)
  if (!next.ok) return draft
  if (event.type !== 'paper-removed')
    for (const { paperId, pages } of draft.papers) {
      const after = next.value.papers.find((one) => one.paperId === paperId)
      expect(after?.pages.slice(0, pages.length)).toEqual(pages)
    }
  if (!givesUp(event)) {
    for (const slot of Object.keys(draft.captures)) expect(next.value.captures).toHaveProperty([slot])
    if (event.type !== 'sample-accepted') expect(next.value.captures).toEqual(draft.captures)
  }
  return next.value
}

/** An event out of the blue, or a number of next steps. */
const actions = (pack: PolicyPack) =>
  fc.array(
    fc.oneof(
      { arbitrary: fc.nat(20), weight: 2 },
      { arbitrary: choice(pack), weight: 1 },
      { arbitrary: otherEvent, weight: 4 },
    ),
    { maxLength: 24 },
  )

describe('the workflow under any order of events', () => {
  it.each(packs)('loses nothing captured and seals nothing that the law forbids: $id', (pack) => {
    let sealable = 0
    fc.assert(
      fc.property(drafts, actions(pack), (opened, list) => {
        let draft = opened
        const look = () => {
          const isComplete = missingForSealing(draft, pack).length === 0
          expect(faultsOf(draft, pack).length === 0, faultsOf(draft, pack).join()).toBe(isComplete)
          if (isComplete) sealable++
        }
        const goOn = (count: number) => {
          for (let left = count; left > 0 && missingForSealing(draft, pack).length > 0; left--) {
            const before = draft
            for (const one of nextStep(draft, pack)) draft = step(draft, one, pack)
            // Whom the law gives no card, no patience gets one.
            if (draft === before) return
          }
        }
        for (const action of list) {
          if (typeof action === 'number') goOn(action)
          else draft = step(draft, action, pack)
          look()
        }
        goOn(60)
        look()
        expect(enrolment.parse(structuredClone(draft))).toEqual(draft)
      }),
      { numRuns: 60 },
    )
    // Runs that never come to an end would prove nothing.
    expect(sealable).toBeGreaterThan(30)
  })
})
