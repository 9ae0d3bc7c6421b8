import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawSkin } from '../../drivers/simulated-eye.ts'
import { findEye } from './find-eye.ts'
import { seenAs, standing } from './test-eyes.ts'

describe('pupil and iris', () => {
  it('are found to a few pixels, wherever they are, whoever it is', () => {
    const someone = fc.record({
      seed: fc.nat(1_000_000),
      irisRadius: fc.integer({ min: 75, max: 150 }),
      pupil: fc.double({ min: 0.3, max: 0.6, noNaN: true }),
      opening: fc.double({ min: 0.75, max: 1, noNaN: true }),
      x: fc.integer({ min: 260, max: 380 }),
      y: fc.integer({ min: 200, max: 280 }),
      blur: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(someone, ({ x, y, ...one }) => {
        const found = findEye(seenAs({ ...one, centre: { x, y } }))
        expect(found).not.toBeNull()
        const { pupil, iris } = found!
        expect(Math.hypot(pupil.x - x, pupil.y - y)).toBeLessThan(4)
        expect(Math.abs(pupil.r - one.pupil * one.irisRadius)).toBeLessThan(4)
        expect(Math.abs(iris.x - x)).toBeLessThan(8)
        expect(Math.abs(iris.r - one.irisRadius)).toBeLessThan(8)
      }),
      { numRuns: 20 },
    )
  }, 60_000)

  it('are found where the lamps shine on the edge of a narrow pupil', () => {
    for (const seed of [1, 2, 3]) {
      const found = findEye(seenAs({ seed, pupil: 0.22 }))
      expect(Math.abs(found!.iris.r - standing.irisRadius)).toBeLessThan(4)
    }
  })

  it('are found where the lamps’ reflections in a small pupil are blurred to less than white', () => {
    // Both were found by the property above: the pupil was taken for what is left of it below the reflections.
    const far = { seed: 0, irisRadius: 75, pupil: 0.3, opening: 0.75, blur: 2, centre: { x: 264, y: 207 } }
    const wider = { ...far, seed: 824_360, irisRadius: 81, pupil: 0.415, centre: { x: 297, y: 211 } }
    for (const one of [far, wider]) {
      const { pupil } = findEye(seenAs(one))!
      expect(Math.hypot(pupil.x - one.centre.x, pupil.y - one.centre.y)).toBeLessThan(4)
      expect(Math.abs(pupil.r - one.pupil * one.irisRadius)).toBeLessThan(4)
    }
  })

  it('are not found where the eye is shut, or there is none', () => {
    for (const seed of [1, 2, 3]) {
      expect(findEye(seenAs({ seed, opening: 0 }))).toBeNull()
      expect(findEye(drawSkin(640, 480, seed))).toBeNull()
    }
    for (const grey of [0, 128, 255])
      expect(findEye({ width: 64, height: 48, pixels: new Uint8Array(64 * 48).fill(grey) })).toBeNull()
  })

  it('no picture of any size is thrown at', () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(1_000))
      .map(([width, height, seed]) => ({
        width,
        height,
        pixels: Uint8Array.from({ length: width * height }, (_, i) => (i * seed * 7919) >> 3),
      }))
    fc.assert(
      fc.property(picture, (image) => {
        const found = findEye(image)
        if (found !== null) expect(found.iris.r).toBeGreaterThan(found.pupil.r)
      }),
    )
  })
})
