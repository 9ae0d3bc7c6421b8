import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstCrop, moveCrop, outputSize, printCrop, printSize, SMALLEST, WANTED, zoomCrop } from './crop.ts'

const hd = { width: 1280, height: 720 }

test('a 1280x720 camera gives the whole height in the middle', () => {
  expect(firstCrop(hd)).toEqual({ width: 540, height: 720, left: 370, top: 0 })
})

test('a camera that cannot hold the smallest portrait is refused', () => {
  expect(firstCrop({ width: 640, height: 480 })).toBeNull()
  expect(firstCrop({ width: 479, height: 2000 })).toBeNull()
})

test('a large source is made smaller to the wanted size, a small one is never enlarged', () => {
  expect(outputSize({ width: 1620, height: 2160 })).toEqual(WANTED)
  expect(outputSize({ width: 540, height: 720 })).toEqual({ width: 540, height: 720 })
})

test('whatever is pressed, the crop stays inside, keeps 3:4 and its floor', () => {
  const source = fc.record({
    width: fc.integer({ min: 480, max: 4000 }),
    height: fc.integer({ min: 640, max: 3000 }),
  })
  const step = fc.oneof(
    fc.record({ dx: fc.integer({ min: -5000, max: 5000 }), dy: fc.integer({ min: -5000, max: 5000 }) }),
    fc.record({ factor: fc.double({ min: 0.05, max: 20, noNaN: true }) }),
  )
  fc.assert(
    fc.property(source, fc.array(step, { maxLength: 20 }), (size, steps) => {
      let crop = firstCrop(size)
      if (crop === null) return
      for (const one of steps)
        crop = 'factor' in one ? zoomCrop(crop, size, one.factor) : moveCrop(crop, size, one.dx, one.dy)
      expect(crop.left).toBeGreaterThanOrEqual(0)
      expect(crop.top).toBeGreaterThanOrEqual(0)
      expect(crop.left + crop.width).toBeLessThanOrEqual(size.width)
      expect(crop.top + crop.height).toBeLessThanOrEqual(size.height)
      expect(crop.width * 4).toBe(crop.height * 3)
      expect(crop.width).toBeGreaterThanOrEqual(SMALLEST.width)
      const out = outputSize(crop)
      expect(out.width).toBeLessThanOrEqual(crop.width)
      expect(out.width * 4).toBe(out.height * 3)
    }),
  )
})

test('the cut for the card is 2:3, inside the portrait, around the eyes', () => {
  const portrait = { width: 540, height: 720, left: 370, top: 0 }
  expect(printCrop(portrait, 640)).toEqual({ width: 480, height: 720, left: 400, top: 0 })
  expect(printCrop(portrait, 2000).left + 480).toBe(370 + 540)
  expect(printCrop(portrait, null)).toEqual(printCrop(portrait, 640))
  expect(printSize({ width: 480, height: 720 })).toEqual({ width: 480, height: 720 })
  expect(printSize({ width: 1066, height: 1599 })).toEqual({ width: 800, height: 1200 })
})
