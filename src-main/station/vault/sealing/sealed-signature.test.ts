import { describe, expect, it } from 'vitest'
import { makeSealingDesk } from '../../../../tests/fixtures/sealing-desk.ts'
import { factsOf } from '../../journal/files.ts'
import { seal, type SealRequest } from './seal.ts'
import { CONFIRMATION, readTestSample, testEnrolment } from './test-enrolment.ts'

const { requestOf, sealed } = makeSealingDesk()

describe('a signature', () => {
  const strokes = Buffer.from(
    JSON.stringify({
      schema: 'signature/1',
      width: 10_800,
      height: 6_480,
      maxPressure: 1_023,
      strokes: [[[1, 2, 3, 0]]],
    }),
  )
  const picture = Buffer.from('89504e470d0a1a0a00', 'hex')
  const attached = (n: string, bytes: Uint8Array) => ({
    captureId: `019abc00-0000-7000-8000-0000000000${n}`,
    ...factsOf(bytes),
  })
  const signedBy = (documentHash = factsOf(CONFIRMATION).sha256) => ({
    ...testEnrolment(),
    signature: {
      by: 'citizen' as const,
      documentHash,
      strokes: attached('b1', strokes),
      picture: attached('b2', picture),
      takenAt: '2026-11-23T01:07:00Z',
      provenance: { deviceId: 'pad', driver: 'wacom-stu', model: 'STU', firmware: '1', simulated: true },
    },
  })
  const reading =
    (written: Uint8Array, drawn: Uint8Array): SealRequest['readSample'] =>
    async (sample) => {
      if (sample.captureId.endsWith('b1')) return { ok: true, value: written }
      return sample.captureId.endsWith('b2') ? { ok: true, value: drawn } : readTestSample(sample)
    }

  it('goes along as strokes and picture, each under its own media type, with its origin', async () => {
    const { manifest: list } = await sealed({ enrolment: signedBy(), readSample: reading(strokes, picture) })
    expect(list.entries.slice(-2).map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['signature.json', 'application/x-tram-signature+json'],
      ['signature.png', 'image/png'],
    ])
    expect(list.signature?.provenance.driver).toBe('wacom-stu')
    expect((await sealed()).manifest.signature).toBeNull()
  })

  it('says who signed', async () => {
    const enrolment = signedBy()
    const guardians = { ...enrolment, signature: { ...enrolment.signature, by: 'guardian' as const } }
    const readSample = reading(strokes, picture)
    expect((await sealed({ enrolment, readSample })).manifest.signature?.by).toBe('citizen')
    expect((await sealed({ enrolment: guardians, readSample })).manifest.signature?.by).toBe('guardian')
  })

  it('is refused where it is not what it says, or under another document', async () => {
    const what = async (enrolment: SealRequest['enrolment'], readSample: SealRequest['readSample']) => {
      const result = await seal(requestOf({ enrolment, readSample }))
      return result.ok ? null : result.error
    }
    const whole = reading(strokes, picture)
    expect(await what(signedBy('0'.repeat(64)), whole)).toEqual({
      code: 'vault/seal-failed',
      what: 'signature',
    })
    for (const other of [reading(picture, picture), reading(strokes, strokes)])
      expect(await what(signedBy(), other)).toEqual({ code: 'vault/seal-failed', what: 'sample:signature' })
  })
})
