import { decode } from 'fast-png'
import { expect, it } from 'vitest'
import { isLosslessIris } from '../../../tests/registry/intake/iris-record.ts'
import { drawSkin } from '../../drivers/simulated-eye.ts'
import { readIrisRecord } from '../../drivers/iris-record.ts'
import { examineIris } from './examine.ts'
import { seenAs } from './test-eyes.ts'

const at = new Date('2026-11-25T01:02:03Z')

it('makes a record with every pixel and our score, a still of at most 64 KiB, and the camera’s own score beside ours', async () => {
  const image = seenAs({ eye: 'left' })
  const examined = await examineIris({ ...image, eye: 'left', deviceScore: 61.5 }, at)
  if (!examined.ok) throw new Error(examined.error.code)
  const { record, still, quality } = examined.value
  const [only] = readIrisRecord(record) ?? []
  expect(only).toMatchObject({ eye: 'left', format: 'png', width: 640, height: 480, scores: [quality.score] })
  expect(Buffer.from(decode(only!.data).data.buffer).equals(Buffer.from(image.pixels))).toBe(true)
  expect(isLosslessIris(record, 'iris-left')).toBe(true)
  expect(still.length).toBeLessThanOrEqual(65_536)
  expect(decode(still).width).toBeGreaterThan(300)
  expect(quality.score).toBeGreaterThanOrEqual(50)
  expect(quality.deviceScore).toBe(61.5)
})

it('keeps a poor one with its reasons, and refuses what is no open eye or too small', async () => {
  expect(await examineIris({ ...seenAs({ opening: 0.5 }), eye: 'right' }, at)).toMatchObject({
    ok: true,
    value: { quality: { reasons: ['lids'] } },
  })
  expect(await examineIris({ ...drawSkin(640, 480, 1), eye: 'left' }, at)).toEqual({
    ok: false,
    error: { code: 'irises/no-eye', eye: 'left' },
  })
  expect(await examineIris({ ...seenAs({ width: 639 }), eye: 'right' }, at)).toEqual({
    ok: false,
    error: { code: 'irises/too-small', width: 639, height: 480 },
  })
})
