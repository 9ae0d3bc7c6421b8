import { describe, expect, it } from 'vitest'
import { aCapture } from '../../../../tests/fixtures/enrolments.ts'
import { anIrisRecord } from '../../../../tests/fixtures/iris-record.ts'
import { makeSealingDesk } from '../../../../tests/fixtures/sealing-desk.ts'
import { manifest } from '../../../contract/records/manifest.ts'
import { factsOf } from '../../journal/files.ts'
import { applicationOf } from './application-json.ts'
import { seal, type SealRequest } from './seal.ts'
import { readTestSample, testEnrolment } from './test-enrolment.ts'
import { aFingerRecord } from './test-finger-record.ts'

const { requestOf, sealed } = makeSealingDesk()

describe('an iris', () => {
  const record = anIrisRecord('left')
  const iris = {
    ...aCapture('iris-left'),
    captureId: '019abc00-0000-7000-8000-0000000000ee',
    ...factsOf(record),
    width: 640,
    height: 480,
  }
  const withIris = (change: Partial<typeof iris> = {}) => {
    const enrolment = testEnrolment()
    const captures = { ...enrolment.captures, 'iris-left': { ...iris, ...change } }
    const kept = { reason: 'camera', officerId: 'an', at: '2026-11-23T01:02:03.000Z' }
    return { ...enrolment, captures, tries: { 'iris-left': 3 }, keptPoor: { 'iris-left': kept } }
  }
  const reading =
    (bytes: Uint8Array): SealRequest['readSample'] =>
    async (sample) =>
      sample.slot === 'iris-left' ? { ok: true, value: bytes } : readTestSample(sample)

  it('goes along as its record, with origin, quality, limits and tries, and why a poor one was used', async () => {
    const { manifest: list } = await sealed({ enrolment: withIris(), readSample: reading(record) })
    const entry = list.entries.at(-1)
    expect(entry).toMatchObject({
      name: 'irises/iris-left.iir',
      mediaType: 'application/x-iso19794-6',
      ...factsOf(record),
      capture: { slot: 'iris-left', tries: 3, iris: iris.iris, provenance: iris.provenance },
    })
    expect(manifest.parse(JSON.parse(JSON.stringify(list)))).toEqual(list)
    expect(applicationOf(withIris())).toMatchObject({
      VanTayKem: [],
      MongMatKem: [{ LanLay: 'iris-left', LyDo: 'camera' }],
    })
  })

  it('is refused where it is no iris record, or is called another thing', async () => {
    const what = async (enrolment: SealRequest['enrolment'], bytes: Uint8Array) => {
      const result = await seal(requestOf({ enrolment, readSample: reading(bytes) }))
      return result.ok ? null : result.error
    }
    const refusal = { code: 'vault/seal-failed', what: 'sample:iris-left' }
    expect(await what(withIris(), record.subarray(1))).toEqual(refusal)
    const print = new Uint8Array(aFingerRecord())
    expect(await what(withIris(factsOf(print)), print)).toEqual(refusal)
    const called = withIris({ mediaType: 'application/x-iso19794-4', ...factsOf(print) })
    expect(await what(called, print)).toEqual(refusal)
  })
})
