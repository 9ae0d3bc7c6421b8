import { describe, expect, it } from 'vitest'
import { aPicture } from '../../../../tests/fixtures/enrolments.ts'
import { makeSealingDesk } from '../../../../tests/fixtures/sealing-desk.ts'
import { factsOf } from '../../journal/files.ts'
import { seal, type SealRequest } from './seal.ts'
import { readTestSample, testEnrolment } from './test-enrolment.ts'

const { requestOf, sealed } = makeSealingDesk()

describe('the picture of the hands', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46', 'hex')
  const finger = {
    part: 'finger-3' as const,
    reason: 'missing',
    lasts: 'permanent' as const,
    recallOn: null,
    note: '',
    officerId: 'can-bo-1',
    at: '2026-11-23T01:00:00Z',
  }
  const pictured = (bytes = jpeg, exceptions = [finger]) => ({
    enrolment: {
      ...testEnrolment(),
      exceptions,
      handsPicture: { ...aPicture, captureId: '019abc00-0000-7000-8000-0000000000c1', ...factsOf(bytes) },
    },
    readSample: async (sample: Parameters<SealRequest['readSample']>[0]) =>
      sample.captureId.endsWith('c1')
        ? { ok: true as const, value: bytes as Uint8Array }
        : readTestSample(sample),
  })

  it('goes along as JPEG with its camera where a finger is excepted, and only there', async () => {
    const { manifest: list } = await sealed(pictured())
    expect(list.entries.find(({ name }) => name === 'hands.jpg')?.mediaType).toBe('image/jpeg')
    expect(list.handsPicture?.provenance.driver).toBe('uvc-page')
    const whole = (await sealed(pictured(jpeg, []))).manifest
    expect([whole.handsPicture, whole.entries.some(({ name }) => name === 'hands.jpg')]).toEqual([
      null,
      false,
    ])
  })

  it('is refused where it is no JPEG', async () => {
    const result = await seal(requestOf(pictured(Buffer.from('GIF89a'))))
    expect(result).toEqual({ ok: false, error: { code: 'vault/seal-failed', what: 'sample:hands' } })
  })
})
