import { expect, it } from 'vitest'
import type { Eye, IrisGuide } from '../../contract/records/iris-check.ts'
import type { GreyImage } from '../../drivers/driver.ts'
import { drawSkin, type EyePicture } from '../../drivers/simulated-eye.ts'
import { panesOf, placementOf } from './placement.ts'
import { seenSmall } from './test-eyes.ts'

const both: readonly Eye[] = ['right', 'left']

function beside(left: GreyImage, right: GreyImage): GreyImage {
  const width = left.width + right.width
  const pixels = new Uint8Array(width * left.height)
  for (let y = 0; y < left.height; y += 1) {
    pixels.set(left.pixels.subarray(y * left.width, (y + 1) * left.width), y * width)
    pixels.set(right.pixels.subarray(y * right.width, (y + 1) * right.width), y * width + left.width)
  }
  return { width, height: left.height, pixels }
}
const pair = (change: Partial<EyePicture>) => beside(seenSmall(change), seenSmall({ ...change, eye: 'left' }))

it.each<[IrisGuide, Partial<EyePicture>]>([
  ['hold', {}],
  ['come-closer', { irisRadius: 70 }],
  ['step-back', { irisRadius: 170 }],
  // The picture's right is the person's left.
  ['move-right', { centre: { x: 430, y: 240 } }],
  ['move-left', { centre: { x: 210, y: 240 } }],
  ['move-up', { centre: { x: 320, y: 330 }, irisRadius: 95 }],
  ['move-down', { centre: { x: 320, y: 150 }, irisRadius: 95 }],
  ['open-eyes', { opening: 0.45 }],
  ['look-here', { aside: 0.16 }],
])('says %s', (guide, change) => {
  for (const seed of [1, 2, 3]) expect(placementOf(pair({ seed, ...change }), both).guide).toBe(guide)
})

it('says which eye is seen, and where', () => {
  const skin = drawSkin(160, 120, 3)
  expect(placementOf(beside(skin, skin), both)).toEqual({
    guide: 'no-eyes',
    panes: [
      { eye: 'right', iris: null },
      { eye: 'left', iris: null },
    ],
  })
  const one = placementOf(beside(seenSmall(), skin), both)
  expect(one.guide).toBe('one-eye')
  expect(one.panes[0]?.iris?.x).toBeCloseTo(0.5, 1)
  expect(one.panes[0]?.iris?.r).toBeCloseTo(0.18, 1)
  expect(one.panes[1]?.iris).toBeNull()
  expect(placementOf(seenSmall({ eye: 'left' }), ['left'])).toMatchObject({
    guide: 'hold',
    panes: [{ eye: 'left' }],
  })
})

it('cuts a preview of any width without a throw', () => {
  const odd = { width: 7, height: 2, pixels: Uint8Array.from({ length: 14 }, (_, i) => i) }
  expect(panesOf(odd, 2).map(({ width, pixels }) => [width, [...pixels]])).toEqual([
    [3, [0, 1, 2, 7, 8, 9]],
    [3, [3, 4, 5, 10, 11, 12]],
  ])
  expect(placementOf({ width: 1, height: 1, pixels: Uint8Array.of(9) }, both).guide).toBe('no-eyes')
})
