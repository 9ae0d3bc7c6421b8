import { describe, expect, it } from 'vitest'
import { aDecision, aDraft, aPack, aPicture } from '../../../tests/fixtures/enrolments.ts'
import { after, answer, choose, exceptionOf, takeAll } from '../../../tests/fixtures/workflow.ts'
import type { ApprovalDecision } from '../../contract/records/approval-wire.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { createDraftBook } from './draft-book.ts'
import type { EnrolmentEvent } from './events.ts'
import { exceptionsHash } from './exceptions-hash.ts'
import { missingForSealing } from './steps.ts'
import { transition } from './transition.ts'

const except = { type: 'part-excepted', exception: exceptionOf('finger-3') } as const
const atPrints = after([choose(), { type: 'record-confirmed' }, { type: 'no-marks-confirmed' }])
const waiting = after(answer, takeAll(after([except], atPrints)))
const decided = (change: Partial<ApprovalDecision> = {}, of: Enrolment = waiting): EnrolmentEvent => ({
  type: 'exceptions-decided',
  decision: { ...aDecision, exceptionsSha256: exceptionsHash(of.exceptions), ...change },
  jws: 'a.b.c',
})
const bookOf = (...drafts: Enrolment[]) => {
  const book = createDraftBook(() => aPack)
  drafts.forEach(book.put)
  return book
}

describe('the registry’s supervisor', () => {
  it('approves as a second officer does: nothing is missing any more, and the signed word is kept', () => {
    expect(missingForSealing(waiting, aPack)).toEqual(['approval'])
    const approved = after([decided()], waiting)
    expect(missingForSealing(approved, aPack)).toEqual([])
    expect(approved.approval).toEqual({ officerId: 'giam-sat-1', at: aDecision.at, decision: 'a.b.c' })
  })

  it.each<[string, Partial<ApprovalDecision>]>([
    ['other exceptions', { exceptionsSha256: exceptionsHash([exceptionOf('finger-4')]) }],
    ['another application', { applicationId: '0198c0de-0000-7000-8000-000000000009' }],
    ['another revision', { revision: 2 }],
  ])('has not decided on %s', (_, change) => {
    expect(transition(waiting, decided(change), aPack)).toMatchObject({
      error: { code: 'enrolment/bad-value' },
    })
  })

  it('does not approve an exception of their own', () => {
    const { officerId } = waiting.exceptions[0]!
    expect(transition(waiting, decided({ supervisorId: officerId }), aPack)).toMatchObject({
      error: { code: 'enrolment/own-exception' },
    })
  })

  it('who refuses says why, and a changed exception has not been refused', () => {
    const refused = after([decided({ decision: 'refused', reason: 'Ảnh không rõ' })], waiting)
    expect(refused.objection).toMatchObject({ officerId: 'giam-sat-1', reason: 'Ảnh không rõ' })
    expect(missingForSealing(refused, aPack)).toEqual(['approval'])
    const again = after([{ type: 'exception-withdrawn', part: 'finger-3' }], refused)
    expect(again.objection).toBeNull()
  })

  it('comes too late where an officer here has approved', () => {
    const approved = after(
      [{ type: 'exceptions-approved', officerId: 'can-bo-2', at: aDecision.at }],
      waiting,
    )
    expect(after([decided({ decision: 'refused' })], approved)).toEqual(approved)
  })
})

describe('what waits', () => {
  it('is told without a name, with its last day, and only while it waits', () => {
    const book = bookOf(waiting, aDraft({ applicationId: '0198c0de-0000-7000-8000-000000000002' }))
    const [told, ...others] = book.awaitingApproval()
    expect(others).toEqual([])
    expect(told).toMatchObject({ applicationId: waiting.applicationId, approveBy: '2026-11-30' })
    expect(JSON.stringify(told)).not.toContain('Nguyễn')
    expect(JSON.stringify(told)).not.toContain(waiting.resident.personalNumber)
    expect(bookOf(after([decided()], waiting)).awaitingApproval()).toEqual([])
    expect(bookOf(after([decided({ decision: 'refused' })], waiting)).awaitingApproval()).toEqual([])
  })

  it('is said of each draft in the list', () => {
    const stateOf = (draft: Enrolment) => bookOf(draft).list()[0]?.approval
    expect(stateOf(aDraft())).toBeNull()
    expect(stateOf(waiting)).toBe('waiting')
    expect(stateOf(after([decided({ decision: 'refused' })], waiting))).toBe('refused')
    expect(stateOf(after([decided()], waiting))).toBe('approved')
  })
})

describe('the picture of the hands', () => {
  it('is kept where a finger is excepted, and nowhere else', () => {
    const picture: EnrolmentEvent = { type: 'hands-pictured', picture: aPicture }
    expect(after([picture], waiting).handsPicture).toEqual(aPicture)
    expect(transition(atPrints, picture, aPack)).toMatchObject({ error: { code: 'enrolment/bad-value' } })
    const pictured = after([picture], waiting)
    expect(after([{ type: 'hands-picture-discarded' }], pictured).handsPicture).toBeNull()
    expect(pictured.confirmation).not.toBeNull()
  })
})
