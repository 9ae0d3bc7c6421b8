import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geometryOf } from '../measures/landmarks.ts'
import { testFace } from '../measures/test-face.ts'
import { faceCrop, placingOf } from './face-crop.ts'

const hd = { width: 1920, height: 1080 }
/** Eyes 120 apart and the chin 200 below: a head of 400. */
const face = (x: number, y: number) =>
  geometryOf(testFace(x, y).map((p) => ({ x: x + 2 * (p.x - x), y: y + 2 * (p.y - y), z: 0 })))

test('cuts the head to 70 % of the height, the eyes in the middle and 58 % from below', () => {
  const crop = faceCrop(face(900, 500), { width: 1600, height: 1200 })
  expect(crop).not.toBeNull()
  const placing = placingOf(face(900, 500), crop!, 0, 1)
  expect(placing.across).toBeCloseTo(0.5, 2)
  expect(placing.eyeLine).toBeCloseTo(0.58, 2)
  expect(placing.headSize).toBeCloseTo(200 / 640, 2)
  expect(placing.eyeDistance).toBe(120)
})

test('never leaves the frame, and says what that costs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1920 }), fc.integer({ min: 0, max: 1080 }), (x, y) => {
      const crop = faceCrop(face(x, y), hd)!
      expect(crop.left).toBeGreaterThanOrEqual(0)
      expect(crop.top).toBeGreaterThanOrEqual(0)
      expect(crop.left + crop.width).toBeLessThanOrEqual(hd.width)
      expect(crop.top + crop.height).toBeLessThanOrEqual(hd.height)
    }),
  )
  expect(placingOf(face(40, 500), faceCrop(face(40, 500), hd)!, 0, 1).across).toBeLessThan(0.1)
})

test('a frame that cannot hold the smallest portrait gives none', () => {
  expect(faceCrop(face(160, 100), { width: 320, height: 240 })).toBeNull()
})

test('a turned head has its eyes’ distance as if it looked straight', () => {
  expect(placingOf(face(900, 500), faceCrop(face(900, 500), hd)!, 60, 1).eyeDistance).toBeCloseTo(240)
})
