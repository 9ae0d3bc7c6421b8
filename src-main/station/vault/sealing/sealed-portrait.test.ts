import { describe, expect, it } from 'vitest'
import { makeSealingDesk } from '../../../../tests/fixtures/sealing-desk.ts'
import { manifest } from '../../../contract/records/manifest.ts'
import { ok } from '../../../contract/result.ts'
import { someFacts } from '../../enrolment/test-portrait.ts'
import { factsOf } from '../../journal/files.ts'
import { seal, type SealRequest } from './seal.ts'
import { readTestSample, testEnrolment } from './test-enrolment.ts'

const { requestOf, sealed } = makeSealingDesk()

describe('the portrait of a sealed file', () => {
  const print = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(900, 3)])
  const facts = {
    captureId: '019abc00-0000-7000-8000-0000000000dd',
    width: 480,
    height: 720,
    ...factsOf(print),
  }
  const check = { ...someFacts, officerId: 'an', at: '2026-11-25T01:02:03.000Z' }

  function withDetails(): SealRequest['enrolment'] {
    const enrolment = testEnrolment()
    const portrait = { ...enrolment.captures.portrait!, portrait: { check, print: facts } }
    return { ...enrolment, captures: { ...enrolment.captures, portrait } }
  }
  const readBoth: SealRequest['readSample'] = (capture) =>
    capture.captureId === facts.captureId ? Promise.resolve(ok(print)) : readTestSample(capture)

  it('brings its record, its cut for the card, and every score into the manifest', async () => {
    const { manifest: list } = await sealed({ enrolment: withDetails(), readSample: readBoth })
    expect(list.entries.map(({ name }) => name)).toEqual([
      'application.json',
      'confirmation.json',
      'portrait.jpg',
      'portrait.fac',
      'portrait-print.jpg',
      'prints/right-four.fir',
      'prints/rolled-10.fir',
    ])
    expect(list.entries[2]?.capture?.portrait?.check).toEqual(check)
    expect(list.entries[3]?.mediaType).toBe('application/x-iso19794-5')
  })

  it('is refused where the cut is not what was captured', async () => {
    const readOther: SealRequest['readSample'] = (capture) =>
      capture.captureId === facts.captureId
        ? Promise.resolve(ok(print.subarray(0, 800)))
        : readTestSample(capture)
    expect(await seal(requestOf({ enrolment: withDetails(), readSample: readOther }))).toMatchObject({
      ok: false,
      error: { code: 'vault/seal-failed', what: 'sample:portrait-print' },
    })
  })

  it('of before it was measured has neither record nor cut', async () => {
    const { manifest: list } = await sealed()
    expect(list.entries.some(({ name }) => name === 'portrait.fac')).toBe(false)
    expect(manifest.parse(JSON.parse(JSON.stringify(list)))).toEqual(list)
  })
})
