import { describe, expect, it } from 'vitest'
import { makeSealingDesk } from '../../../../tests/fixtures/sealing-desk.ts'
import { seal, type SealRequest } from './seal.ts'
import { testEnrolment } from './test-enrolment.ts'

const { newSigner, requestOf } = makeSealingDesk()

describe('sealing refuses', () => {
  const what = async (more: Partial<SealRequest>) => {
    const result = await seal(requestOf(more))
    return result.ok ? 'sealed' : result.error
  }
  const refused = (reason: string) => ({ code: 'vault/seal-failed', what: reason })

  it('what nobody confirmed, and a document other than the confirmed one', async () => {
    expect(await what({ enrolment: { ...testEnrolment(), confirmation: null } })).toEqual(
      refused('not-confirmed'),
    )
    expect(await what({ confirmation: Buffer.from('{}') })).toEqual(refused('confirmation-hash'))
    expect(await what({ enrolment: { ...testEnrolment(), case: null } })).toEqual(refused('no-case'))
  })

  it('a sample that is not what was captured or not what it says it is', async () => {
    const other = Promise.resolve({ ok: true, value: Buffer.from('other') } as const)
    expect(await what({ readSample: () => other })).toEqual(refused('sample:portrait'))
    const enrolment = testEnrolment()
    const portrait = { ...enrolment.captures.portrait!, mediaType: 'application/x-iso19794-4' as const }
    expect(await what({ enrolment: { ...enrolment, captures: { portrait } } })).toEqual(
      refused('sample:portrait'),
    )
  })

  it('recipients that are none', async () => {
    expect(await what({ recipients: [] })).toEqual(refused('no-recipients'))
    expect(await what({ recipients: [Buffer.from('nonsense')] })).toEqual(refused('recipient-certificate'))
  })

  it('to sign after a lock', async () => {
    const { signer, zero } = newSigner()
    zero()
    expect(await what({ signer })).toEqual({ code: 'vault/locked' })
  })
})
