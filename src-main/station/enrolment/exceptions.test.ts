import { describe, expect, it } from 'vitest'
import { aCapture, aDraft, aPack, aResident, irisOf } from '../../../tests/fixtures/enrolments.ts'
import { after, answer, at, choose, exceptionOf, stamp, takeAll } from '../../../tests/fixtures/workflow.ts'
import type { Capture, Enrolment, PrintReason } from '../../contract/records/enrolment.ts'
import type { Exception } from '../../contract/records/exception.ts'
import type { CaptureSlot } from '../../contract/records/sitting-parts.ts'
import { lawFor } from './law.ts'
import { currentStep, missingForSealing, stepsOf } from './steps.ts'
import { transition } from './transition.ts'

const atPrints = (draft?: Enrolment) =>
  after([choose(), { type: 'record-confirmed' }, { type: 'no-marks-confirmed' }], draft)
const except = (exception: Exception) => ({ type: 'part-excepted', exception }) as const
const accept = (slot: CaptureSlot, change: Partial<Capture> = {}) =>
  ({ type: 'sample-accepted', capture: { ...aCapture(slot), ...change } }) as const
const bornOn = (dateOfBirth: string) => {
  const resident = aResident()
  return aDraft({ resident: { ...resident, fields: { ...resident.fields, dateOfBirth } } })
}
const codeOf = (draft: Enrolment, event: Parameters<typeof transition>[1]) => {
  const next = transition(draft, event, aPack)
  return next.ok ? 'ok' : next.error.code
}

describe('a finger that cannot be taken', () => {
  const without3 = after([except(exceptionOf('finger-3'))], atPrints())

  it('is not asked for, and the step says why', () => {
    const step = stepsOf(without3, aPack).find(({ id }) => id === 'fingerprints')
    expect(step?.missing).not.toContain('rolled-3')
    expect(step?.missing).toContain('right-four')
    expect(step?.waived).toEqual(['excepted:finger-3'])
    expect(codeOf(without3, accept('rolled-3'))).toBe('enrolment/not-now')
  })

  it('waits for another officer before it can be sealed', () => {
    const confirmed = after(answer, takeAll(without3))
    expect(currentStep(stepsOf(confirmed, aPack))).toBe('approval')
    expect(missingForSealing(confirmed, aPack)).toEqual(['approval'])
    expect(codeOf(confirmed, { type: 'exceptions-approved', ...stamp })).toBe('enrolment/own-exception')
    const approved = after([{ type: 'exceptions-approved', officerId: 'can-bo-2', at }], confirmed)
    expect(missingForSealing(approved, aPack)).toEqual([])
  })

  it('takes the approval back when the exceptions change', () => {
    const approved = after(
      [{ type: 'exceptions-approved', officerId: 'can-bo-2', at }],
      after(answer, takeAll(without3)),
    )
    const restored = after([{ type: 'exception-withdrawn', part: 'finger-3' }], approved)
    expect(restored.approval).toBeNull()
    expect(missingForSealing(restored, aPack)).toEqual(['rolled-3', 'confirmation'])
    const eyeless = { ...choose({ hasIrisCamera: true }) }
    expect(after([eyeless], approved).approval).not.toBeNull()
    const { captures, ...rest } = approved
    const { 'right-four': _slap, 'rolled-4': _rolled, ...others } = captures
    const more = after([except(exceptionOf('finger-4'))], { ...rest, captures: others })
    expect(more.approval).toBeNull()
  })

  it('is refused where a sample shows it', () => {
    expect(codeOf(takeAll(atPrints()), except(exceptionOf('finger-3')))).toBe('enrolment/bad-value')
    const shown = accept('right-four', { fingers: [{ finger: 3, score: 80, reasons: [] }] })
    expect(codeOf(without3, shown)).toBe('enrolment/not-now')
  })

  it('needs nothing of a hand that is not there', () => {
    const left = ([6, 7, 8, 9, 10] as const).map((n) => except(exceptionOf(`finger-${n}`)))
    const taken = takeAll(after(left, atPrints()))
    expect(Object.keys(taken.captures)).toHaveLength(1 + 1 + 5 + 1)
    expect(missingForSealing(after(answer, taken), aPack)).toEqual(['approval'])
  })

  it.each<[string, Partial<Exception>, string]>([
    ['permanent with a recall date', { recallOn: '2026-12-01' }, 'enrolment/bad-value'],
    ['missing for a time', { lasts: 'temporary', recallOn: '2026-12-01' }, 'enrolment/bad-value'],
    ['bandaged for ever', { reason: 'bandaged' }, 'enrolment/bad-value'],
    ['bandaged without a date', { reason: 'bandaged', lasts: 'temporary' }, 'enrolment/bad-value'],
    [
      'bandaged until today',
      { reason: 'bandaged', lasts: 'temporary', recallOn: '2026-11-23' },
      'enrolment/bad-value',
    ],
    ['bandaged for 180 days', { reason: 'bandaged', lasts: 'temporary', recallOn: '2027-05-22' }, 'ok'],
    [
      'bandaged for 181 days',
      { reason: 'bandaged', lasts: 'temporary', recallOn: '2027-05-23' },
      'enrolment/bad-value',
    ],
    ['for a reason of no law', { reason: 'tired' }, 'enrolment/bad-value'],
  ])('%s', (_name, change, code) => {
    expect(codeOf(atPrints(), except(exceptionOf('finger-3', change)))).toBe(code)
  })
})

describe('irises', () => {
  it('are put off where the station has no camera, by the dated decision of the pack, and it is said', () => {
    const step = stepsOf(atPrints(), aPack).find(({ id }) => id === 'iris')
    expect(step).toMatchObject({ missing: [], waived: ['no-iris-camera'] })
    const undecided = { ...aPack, irisWaiver: null }
    const missing = stepsOf(atPrints(), undecided).find(({ id }) => id === 'iris')?.missing
    expect(missing).toEqual(['iris-right', 'iris-left'])
    const ended = { ...aPack, irisWaiver: { ...aPack.irisWaiver!, to: '2026-11-22' } }
    expect(lawFor(atPrints(), ended).demand.irisWaiver).toBeNull()
  })

  it('are asked for where it has one, but for an eye that is excepted', () => {
    const withCamera = after([
      choose({ hasIrisCamera: true }),
      { type: 'record-confirmed' },
      { type: 'no-marks-confirmed' },
    ])
    const { 'iris-left': _left, 'iris-right': _right, ...others } = takeAll(withCamera).captures
    const draft = { ...withCamera, captures: others }
    const missing = stepsOf(draft, aPack).find(({ id }) => id === 'iris')?.missing
    expect(missing).toEqual(['iris-right', 'iris-left'])
    const oneEyed = after([except(exceptionOf('eye-left'))], draft)
    expect(stepsOf(oneEyed, aPack).find(({ id }) => id === 'iris')?.missing).toEqual(['iris-right'])
  })
})

describe('a poor print', () => {
  const poor = (score: number, ...reasons: PrintReason[]) => ({ fingers: [{ finger: 1, score, reasons }] })
  const slaps = after([accept('right-four'), accept('left-four'), accept('thumbs')], atPrints())
  const missing = (draft: Enrolment) =>
    stepsOf(draft, aPack).find(({ id }) => id === 'fingerprints')?.missing[0]
  const keep = { type: 'poor-print-kept', slot: 'rolled-1', reason: 'skin-condition', ...stamp } as const

  it('is kept only after three tries, and with a reason', () => {
    const once = after([accept('rolled-1', poor(40, 'too-dry'))], slaps)
    expect(missing(once)).toBe('poor:rolled-1')
    expect(codeOf(once, keep)).toBe('enrolment/not-now')
    const thrice = after([accept('rolled-1', poor(41)), accept('rolled-1', poor(39))], once)
    expect(codeOf(thrice, { ...keep, reason: 'no time' })).toBe('enrolment/bad-value')
    expect(missing(after([keep], thrice))).toBe('rolled-2')
  })

  it('gives way to a better one and never to a worse one', () => {
    const scores = [40, 45, 42].reduce((draft, n) => after([accept('rolled-1', poor(n))], draft), slaps)
    expect(scores.captures['rolled-1']?.fingers[0]?.score).toBe(45)
    expect(scores.tries['rolled-1']).toBe(3)
    const good = after([accept('rolled-1', poor(80))], scores)
    expect(missing(good)).toBe('rolled-2')
  })

  it('that is worn is taken after one try, with one key for the whole hand', () => {
    const worn = after([accept('rolled-1', poor(20, 'worn'))], slaps)
    expect(missing(worn)).toBe('poor:rolled-1')
    expect(codeOf(worn, { type: 'worn-hand-taken', hand: 'left' })).toBe('enrolment/bad-value')
    const taken = after([{ type: 'worn-hand-taken', hand: 'right' }], worn)
    const next = { fingers: [{ finger: 2, score: 15, reasons: ['worn' as const] }] }
    expect(missing(after([accept('rolled-2', next)], taken))).toBe('rolled-3')
    const smeared = { fingers: [{ finger: 2, score: 15, reasons: ['smeared' as const] }] }
    expect(missing(after([accept('rolled-2', smeared)], taken))).toBe('poor:rolled-2')
  })
})

describe('a poor iris', () => {
  const withCamera = after([
    choose({ hasIrisCamera: true }),
    { type: 'record-confirmed' },
    { type: 'no-marks-confirmed' },
  ])
  const before = after([{ type: 'sample-discarded', slot: 'iris-left' }], takeAll(withCamera))
  const left = (score: number) => accept('iris-left', { iris: irisOf(score) })
  const missing = (draft: Enrolment) => stepsOf(draft, aPack).find(({ id }) => id === 'iris')?.missing
  const keep = { type: 'poor-iris-kept', slot: 'iris-left', reason: 'lids-or-lashes', ...stamp } as const

  it('is kept only after three tries, and with a reason of the pack, and is told', () => {
    const once = after([left(40)], before)
    expect(missing(once)).toEqual(['poor:iris-left'])
    expect(codeOf(once, keep)).toBe('enrolment/not-now')
    const thrice = after([left(30), left(45)], once)
    expect(codeOf(thrice, { ...keep, reason: 'scanner' })).toBe('enrolment/bad-value')
    expect(codeOf(thrice, { ...keep, slot: 'iris-right' })).toBe('enrolment/bad-value')
    const kept = after([keep], thrice)
    expect(missing(kept)).toEqual([])
    expect(stepsOf(kept, aPack).find(({ id }) => id === 'iris')?.waived).toEqual(['kept:iris-left'])
    expect(stepsOf(kept, aPack).find(({ id }) => id === 'fingerprints')?.waived).toEqual([])
  })

  it('gives way to a better one and never to a worse one; a better one needs a new word', () => {
    const thrice = after([left(40), left(45), left(42)], before)
    expect(thrice.captures['iris-left']?.iris?.score).toBe(45)
    expect(thrice.tries['iris-left']).toBe(4)
    const kept = after([keep], thrice)
    expect(missing(after([left(44)], kept))).toEqual([])
    expect(missing(after([left(48)], kept))).toEqual(['poor:iris-left'])
    expect(missing(after([left(80)], kept))).toEqual([])
  })

  it('is taken as it is where the pack says nothing of it', () => {
    const silent = { ...aPack, lowIrisQuality: null }
    const draft = after([left(1)], before, silent)
    expect(stepsOf(draft, silent).find(({ id }) => id === 'iris')?.missing).toEqual([])
    expect(transition(draft, keep, silent).ok).toBe(false)
  })

  it('stays where the eye is excepted afterwards only until it is given up', () => {
    const taken = after([left(80)], before)
    expect(codeOf(taken, except(exceptionOf('eye-left')))).toBe('enrolment/bad-value')
    const without = after([{ type: 'sample-discarded', slot: 'iris-left' }], taken)
    const excepted = after([except(exceptionOf('eye-left'))], without)
    expect(codeOf(excepted, left(80))).toBe('enrolment/not-now')
  })
})

describe('another case than the one that the samples were taken for', () => {
  const lost = choose({ kind: 'reissue', reason: 'lost-or-damaged' })
  const changed = after([lost], takeAll(atPrints()))

  it('drops no sample, and says that the law does not ask for them', () => {
    expect(Object.keys(changed.captures)).toHaveLength(14)
    expect(missingForSealing(changed, aPack)).toContain('surplus:portrait')
    expect(currentStep(stepsOf(changed, aPack))).toBe('record')
    expect(after([choose()], changed).captures).toEqual(changed.captures)
  })

  it('is sealed only after the officer has given them up', () => {
    const likeness = { verdict: 'for-registry' as const, portraitSha256: null, ...stamp }
    const looked = { type: 'likeness-judged' as const, likeness }
    const bare = after([{ type: 'surplus-discarded' }, looked, ...answer], changed)
    expect(bare.captures).toEqual({})
    expect(missingForSealing(bare, aPack)).toEqual([])
  })

  it('asks for no samples of a child under six, and for somebody who acts', () => {
    const infant = bornOn('2024-05-01')
    expect(codeOf(infant, choose())).toBe('enrolment/bad-value')
    const draft = after(
      [choose({ kind: 'issue', reason: 'first-card' }), { type: 'record-confirmed' }],
      infant,
    )
    expect(stepsOf(draft, aPack).map(({ id }) => id)).toEqual([
      'case',
      'record',
      'guardian',
      'confirmation',
      'sealing',
    ])
    expect(codeOf(draft, accept('portrait'))).toBe('enrolment/not-now')
    const mother = { relation: 'mother', fullName: 'Phạm Thị Thu Hương', personalNumber: null } as const
    const named = after([{ type: 'guardian-named', guardian: mother }, ...answer], draft)
    expect(missingForSealing(named, aPack)).toEqual([])
  })

  it('lets a grown-up be helped', () => {
    const helped = after([choose({ isHelped: true }), { type: 'record-confirmed' }])
    expect(currentStep(stepsOf(helped, aPack))).toBe('guardian')
  })

  it('stays open to be mended where a corrected date of birth makes it impossible', () => {
    const value = '2022-01-01'
    const wrong = after(
      [{ type: 'field-corrected', field: 'dateOfBirth', value, reason: 'x', ...stamp }],
      takeAll(atPrints()),
    )
    expect(missingForSealing(wrong, aPack)).toContain('not-offered')
    const undone = after(
      [{ type: 'correction-undone', field: 'dateOfBirth' }, { type: 'record-confirmed' }],
      wrong,
    )
    expect(missingForSealing(after(answer, undone), aPack)).toEqual([])
  })
})
