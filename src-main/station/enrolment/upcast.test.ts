import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aDraft, aPack } from '../../../tests/fixtures/enrolments.ts'
import { enrolment } from '../../contract/records/enrolment.ts'
import { currentStep, stepsOf } from './steps.ts'
import { liftEnrolment } from './upcast.ts'

const file = new URL('../../../tests/fixtures/enrolment-1.json', import.meta.url)
const older: unknown = JSON.parse(readFileSync(file, 'utf8'))

it('goes on with a draft of the first shape where it stood, with everything that was taken', () => {
  const draft = enrolment.parse(liftEnrolment(older))
  // Opened at one in the morning of the next day in Viet Nam.
  expect(draft.case).toMatchObject({ kind: 'exchange', reason: 'age', askedOn: '2026-11-24' })
  expect(Object.keys(draft.captures)).toEqual(['right-four'])
  const steps = stepsOf(draft, aPack)
  expect(currentStep(steps)).toBe('fingerprints')
  expect(steps.find(({ id }) => id === 'fingerprints')?.missing).toHaveLength(12)
})

it('goes on with a draft of before irises could be taken: waived as it was, nothing missing, nothing kept', () => {
  const before = JSON.parse(
    readFileSync(new URL('../../../tests/fixtures/enrolment-2-waived.json', import.meta.url), 'utf8'),
  ) as unknown
  const draft = enrolment.parse(before)
  const iris = stepsOf(draft, aPack).find(({ id }) => id === 'iris')
  expect(iris).toMatchObject({ missing: [], waived: ['no-iris-camera'] })
  expect(draft.captures['right-four']?.iris).toBeUndefined()
  expect(draft.tries).toEqual({ 'right-four': 2 })
})

it('goes on with a draft from before papers, gaps and the whole record, with nothing known of them', () => {
  const { papers: _papers, gaps: _gaps, closeUps: _closeUps, resident, ...before } = aDraft()
  const { birthPlace: _birthPlace, contact: _contact, ...fields } = resident.fields
  const draft = enrolment.parse({ ...before, resident: { ...resident, fields } })
  expect(draft).toMatchObject({ papers: [], gaps: {}, closeUps: [] })
  expect(draft.resident.fields).toMatchObject({ birthPlace: null, contact: null, previousCards: [] })
  expect(enrolment.parse(liftEnrolment(older))).toMatchObject({ papers: [], gaps: {}, recordConfirmed: true })
})

it('leaves what is no draft to the reader', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (junk) => {
      expect(liftEnrolment(junk)).toEqual(junk)
    }),
  )
})
