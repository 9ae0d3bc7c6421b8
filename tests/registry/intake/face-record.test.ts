import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aJpeg, someFacts } from '../../../src-main/station/enrolment/test-portrait.ts'
import { writeFaceRecord } from '../../../src-main/station/vault/sealing/face-record.ts'
import { isJpegFaceRecord, readFaceRecord } from './face-record.ts'

const jpeg = aJpeg(480, 640)
const portrait = { width: 480, height: 640, takenAt: '2026-11-25T01:02:03.456Z' }
const record = writeFaceRecord(jpeg, { ...portrait, check: someFacts })

it('is read by a reader that does not know the station: picture, size, worst score, pose, landmarks', () => {
  const image = readFaceRecord(record)
  expect(image).toMatchObject({ width: 480, height: 640, dataType: 0, scores: [99] })
  expect(Buffer.from(image?.data ?? []).equals(Buffer.from(jpeg))).toBe(true)
  // To the left -4.4, down 3, and 1.2 clockwise is away from the right shoulder; steps of two degrees.
  expect(image?.pose).toEqual([-4, 4, -2])
  expect(image?.landmarks).toContainEqual({ code: '3.5', x: 300, y: 270 })
  expect(image?.landmarks).toContainEqual({ code: '2.1', x: 241, y: 500 })
  expect(isJpegFaceRecord(record)).toBe(true)
})

it('holds the date of taking in UTC', () => {
  const date = Buffer.from(record).subarray(21, 30)
  expect([date.readUInt16BE(0), ...date.subarray(2, 7), date.readUInt16BE(7)]).toEqual([
    2026, 11, 25, 1, 2, 3, 456,
  ])
})

it('says nothing of what nobody measured', () => {
  const bare = readFaceRecord(writeFaceRecord(jpeg, { ...portrait, check: { measures: [], points: null } }))
  expect(bare).toMatchObject({ scores: [], pose: [null, null, null], landmarks: [] })
})

it('every angle comes back to within a degree', () => {
  fc.assert(
    fc.property(fc.double({ min: -89, max: 89, noNaN: true }), (yaw) => {
      const measures = [{ ...someFacts.measures[0]!, value: yaw }]
      const read = readFaceRecord(writeFaceRecord(jpeg, { ...portrait, check: { measures, points: null } }))
      expect(Math.abs((read?.pose[0] ?? 999) - yaw)).toBeLessThanOrEqual(1.001)
    }),
  )
})

it('takes no record that was cut or lengthened, and never throws', () => {
  for (let length = 0; length < record.length; length++)
    expect(readFaceRecord(record.subarray(0, length))).toBeNull()
  expect(readFaceRecord(Buffer.concat([record, Buffer.of(0)]))).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(record.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const bytes = Uint8Array.from(record)
      for (const [i, value] of changes) bytes[i] = value
      readFaceRecord(bytes)
    }),
    { numRuns: 2_000 },
  )
})
