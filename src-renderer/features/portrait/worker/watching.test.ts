import { expect, test } from 'vitest'
import { geometryOf } from '../measures/landmarks.ts'
import { painted, testFace } from '../measures/test-face.ts'
import { createBlinkWatch } from './blink-watch.ts'
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
  const speedAfter = (x: number | null, atMs: number) => {
    motion.next(x === null ? null : geometryOf(testFace(x, 0)), atMs)
    return motion.last()
  }
  expect(speedAfter(0, 0)).toBeNull()
  expect(speedAfter(6, 100)).toBeCloseTo(1)
  expect(speedAfter(6, 2000)).toBeNull()
  expect(speedAfter(null, 2100)).toBeNull()
})

/** Looks every 80 ms; the lids stand as `openAt` says. */
function watchEyes(seconds: number, openAt: (s: number) => number | null): number | null {
  const blinks = createBlinkWatch()
  for (let ms = 0; ms <= seconds * 1000; ms += 80) blinks.next(openAt(ms / 1000), ms)
  return blinks.seconds(seconds * 1000)
}
const noisy = (s: number) => 0.1 + 0.008 * Math.sin(s * 31)

test('eyes that never close are still for as long as they are seen', () => {
  expect(watchEyes(30, noisy)).toBeCloseTo(30, 0)
})

test('a blink of a tenth of a second begins the count anew', () => {
  expect(watchEyes(30, (s) => (s > 27 && s < 27.12 ? 0.04 : noisy(s)))).toBeCloseTo(3, 0)
})

test('somebody who comes new is counted from then on, and nobody is not counted', () => {
  expect(watchEyes(30, (s) => (s > 10 && s < 12 ? null : noisy(s)))).toBeCloseTo(18, 0)
  expect(watchEyes(30, (s) => (s < 20 ? noisy(s) : null))).toBeNull()
})
