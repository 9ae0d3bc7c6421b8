import fc from 'fast-check'
import { expect, test } from 'vitest'
import { poseOf } from './pose.ts'
import { gain } from './reference-face.ts'
import { turnedFace } from './test-face.ts'

const angle = (most: number) => fc.double({ min: -most, max: most, noNaN: true })

test('finds the turn of the average face again, wherever it lies and however large it is', () => {
  fc.assert(
    fc.property(
      angle(30),
      angle(25),
      angle(40),
      fc.double({ min: 5, max: 500, noNaN: true }),
      (yaw, pitch, roll, size) => {
        const found = poseOf(turnedFace(yaw, pitch, roll, size))
        expect(found?.yaw).toBeCloseTo(yaw * gain.yaw, 3)
        expect(found?.pitch).toBeCloseTo(pitch * gain.pitch, 3)
        expect(found?.roll).toBeCloseTo(roll * gain.roll, 3)
      },
    ),
  )
})

test('right of the picture, down and clockwise are positive', () => {
  expect(poseOf(turnedFace(10, 0, 0))?.yaw).toBeGreaterThan(5)
  expect(poseOf(turnedFace(0, 10, 0))?.pitch).toBeGreaterThan(5)
  expect(poseOf(turnedFace(0, 0, 10))?.roll).toBeGreaterThan(5)
})

test('what is no face has no pose, and never throws', () => {
  expect(poseOf([])).toBeNull()
  expect(poseOf(Array.from({ length: 478 }, () => ({ x: 1, y: 1, z: 1 })))).toBeNull()
  expect(poseOf(Array.from({ length: 478 }, () => ({ x: Number.NaN, y: 1, z: 1 })))).toBeNull()
})
