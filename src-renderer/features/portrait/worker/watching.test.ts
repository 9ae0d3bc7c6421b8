import { expect, test } from 'vitest'
import { geometryOf } from '../measures/landmarks.ts'
import { painted, testFace } from '../measures/test-face.ts'
import { createFrameWatch } from './frame-watch.ts'
import { createMotion } from './motion.ts'

const even = (grey: number) => painted(160, 90, () => [grey, grey, grey])

test('a covered lens is dark, a dim room is not', () => {
  const watch = createFrameWatch()
  expect(watch(even(4), 0).isDark).toBe(true)
  expect(watch(even(30), 100).isDark).toBe(false)
  expect(
    watch(
      painted(160, 90, (x) => (x > 130 ? [250, 250, 250] : [2, 2, 2])),
      200,
    ).isDark,
  ).toBe(false)
})

test('a picture that does not change in the least is frozen for as long', () => {
  const watch = createFrameWatch()
  expect(watch(even(100), 0).frozenMs).toBe(0)
  expect(watch(even(100), 3500).frozenMs).toBe(3500)
  expect(watch(even(101), 3600).frozenMs).toBe(0)
})

test('something that moves across an even wall is a change', () => {
  const watch = createFrameWatch()
  const dot = (at: number) =>
    painted(160, 90, (x) => (Math.abs(x - at) < 20 ? [50, 50, 50] : [200, 200, 200]))
  // As many dark pixels in both.
  watch(dot(40), 0)
  expect(watch(dot(72), 100).frozenMs).toBe(0)
})

test('speed is in distances between the eyes per second, and unknown after a gap', () => {
  const motion = createMotion()
  const face = (x: number) => geometryOf(testFace(x, 0))
  expect(motion.next(face(0), 0)).toBeNull()
  expect(motion.next(face(6), 100)).toBeCloseTo(1)
  expect(motion.last()).toBeCloseTo(1)
  expect(motion.next(face(6), 2000)).toBeNull()
  expect(motion.next(null, 2100)).toBeNull()
})
