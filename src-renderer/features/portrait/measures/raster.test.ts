import fc from 'fast-check'
import { expect, test } from 'vitest'
import { powerOf, transform } from './fourier.ts'
import { rasterOf } from './raster.ts'
import { painted } from './test-face.ts'

test('a wave has all its power at its own frequency', () => {
  const n = 32
  const wave = Array.from({ length: n * n }, (_, i) =>
    Math.cos((2 * Math.PI * (3 * (i % n) + 5 * Math.floor(i / n))) / n),
  )
  const power = powerOf(wave, n)
  const all = power.reduce((sum, value) => sum + value, 0)
  expect((power[5 * n + 3]! + power[(n - 5) * n + (n - 3)]!) / all).toBeCloseTo(1)
})

test('the transform keeps the sum of squares', () => {
  const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(row, (values) => {
      const [re, im] = [Float64Array.from(values), new Float64Array(16)]
      transform(re, im)
      const squares = (list: ArrayLike<number>) => Array.from(list).reduce((sum, x) => sum + x * x, 0)
      expect((squares(re) + squares(im)) / 16).toBeCloseTo(squares(values), 6)
    }),
  )
})

/** Grain as a camera has it, the same in each run. */
const grain = (x: number, y: number) => 14 * (Math.abs(Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453) % 1)
const patch = (shade: (x: number, y: number) => number) =>
  painted(256, 256, (x, y) => Array(3).fill(150 + 0.2 * x + grain(x, y) + shade(x, y)))

test('grain and shading are no raster; fine lines and dots over them are', () => {
  const plain = rasterOf(patch(() => 0))
  const lines = rasterOf(patch((x, y) => 5 * Math.sin(2 * Math.PI * (x * 0.29 + y * 0.02))))
  const dots = rasterOf(patch((x, y) => 6 * Math.sin(x * 1.3) * Math.sin(y * 1.3)))
  expect(plain).toBeLessThan(2)
  expect(lines).toBeGreaterThan(2.3)
  expect(dots).toBeGreaterThan(2.3)
})

test('the edge of a shadow is no raster', () => {
  expect(rasterOf(patch((x) => (x > 131 ? -90 : 0)))).toBeLessThan(2)
})

test('a face that reaches out of the frame is not judged', () => {
  expect(rasterOf(painted(256, 256, (x) => [99, 99, 99, x < 100 ? 0 : 255]))).toBeNull()
})
