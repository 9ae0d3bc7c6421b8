import { describe, expect, it } from 'vitest'
import { backgroundOf } from './background.ts'
import { labOf, unnatural } from './colour.ts'
import { bridgeLine, coveredShare } from './coverings.ts'
import { eyesOpen, gazeAside, mouthOpen, mouthWidth } from './eyes-and-mouth.ts'
import { geometryOf } from './landmarks.ts'
import { histogramOf, lightOf, likeness } from './light.ts'
import { count, faceMask, polygonMask } from './masks.ts'
import { detailLayout, moved, toPatch } from './patch.ts'
import { judge } from './rules.ts'
import { scoreOf } from './scores.ts'
import { sharpnessOf } from './sharpness.ts'
import { painted, testFace } from './test-face.ts'

const skin = [214, 170, 146]
const wall = [236, 238, 238]
const mesh = testFace(135, 150)
const isHead = (x: number, y: number) => ((x - 135) / 62) ** 2 + ((y - 150) / 105) ** 2 < 1
const aPortrait = (at: (x: number, y: number) => readonly number[] | null) =>
  painted(270, 360, (x, y) => at(x, y) ?? (isHead(x, y) ? skin : wall))

describe('lids, lips and gaze', () => {
  it('are shares of the distance from eyes to chin', () => {
    expect(eyesOpen(testFace(0, 0, { lids: 8 }))).toBeCloseTo(0.08)
    expect(mouthOpen(testFace(0, 0, { lips: 10 }))).toBeCloseTo(0.1)
    expect(mouthWidth(testFace(0, 0))).toBeCloseTo(0.6)
  })
  it('gaze is the angle of an eyeball whose iris left its middle', () => {
    expect(gazeAside(testFace(0, 0))).toBeCloseTo(-7)
    // 4.8 of 24 px: half the radius, 30 degrees, less the 7 of an eye at rest.
    expect(gazeAside(testFace(0, 0, { iris: 4.8 }))).toBeCloseTo(23)
    expect(gazeAside(testFace(0, 0, { iris: -4.8 }))).toBeCloseTo(-37)
    expect(gazeAside(testFace(0, 0).slice(0, 468))).toBeNull()
  })
})

describe('a patch', () => {
  it('lays eyes level, at their place and at their distance', () => {
    const tilted = moved({ a: 0.8, b: 0.6, e: 7, f: -3 }, testFace(100, 90))
    const face = geometryOf(moved(toPatch(geometryOf(tilted), detailLayout), tilted))
    expect(face.eyeDistance).toBeCloseTo(detailLayout.eyeDistance)
    expect(face.eyes.x).toBeCloseTo(detailLayout.eyes.x)
    expect(face.left.y).toBeCloseTo(face.right.y)
  })
})

describe('masks', () => {
  it('hold the pixels whose centres lie inside', () => {
    const square = [
      { x: 2, y: 3 },
      { x: 6, y: 3 },
      { x: 6, y: 5 },
      { x: 2, y: 5 },
    ]
    const mask = polygonMask(10, 10, square)
    expect(count(mask)).toBe(8)
    expect([mask.data[32], mask.data[31], mask.data[45], mask.data[46]]).toEqual([1, 0, 1, 0])
  })
  it('stay inside the patch where the face does not', () => {
    expect(
      count(
        faceMask(
          painted(50, 50, () => [0]),
          testFace(0, 0),
        ),
      ),
    ).toBeLessThanOrEqual(2500)
  })
})

describe('light', () => {
  const face = (at: (x: number, y: number) => readonly number[]) => {
    const pixels = painted(270, 360, at)
    return lightOf(histogramOf(pixels, faceMask(pixels, mesh)))
  }
  it('is mean, spread and shares of the luminance of the face alone', () => {
    expect(face(() => [51, 51, 51])).toMatchObject({ mean: 0.2, variance: 0, under: 0, over: 0, entropy: 0 })
    expect(face(() => [20, 20, 20])?.under).toBe(1)
    expect(face(() => [30, 30, 30])?.under).toBe(0)
    expect(face(() => [250, 250, 250])?.over).toBe(1)
    const half = face((x) => (x % 2 ? [0, 0, 0] : [255, 255, 255]))
    expect(half?.mean).toBeCloseTo(0.5, 1)
    expect(half?.variance).toBeCloseTo(0.25, 2)
    expect(half?.under).toBeCloseTo(0.5, 1)
    expect(half?.entropy).toBeCloseTo(1, 2)
  })
  it('is nothing where the face lies outside the frame', () => {
    expect(face(() => [9, 9, 9, 0])).toBeNull()
  })
  it('cheeks are alike or not', () => {
    const bins = (...values: number[]) =>
      Float64Array.from({ length: 256 }, (_, i) => (values.includes(i) ? 1 : 0))
    expect(likeness(bins(100), bins(100))).toBe(1)
    expect(likeness(bins(100), bins(200))).toBe(0)
    expect(likeness(bins(100, 200), bins(200))).toBeCloseTo(0.5)
  })
})

describe('colour', () => {
  it('is CIELAB under D65', () => {
    const close = (rgb: [number, number, number], lab: [number, number, number]) => {
      const { L, a, b } = labOf(...rgb)
      expect(Math.hypot(L - lab[0], a - lab[1], b - lab[2])).toBeLessThan(0.6)
    }
    close([255, 255, 255], [100, 0, 0])
    close([255, 0, 0], [53.2, 80.1, 67.2])
    close([0, 0, 255], [32.3, 79.2, -107.9])
  })
  it('of skin is natural, of blue light it is not', () => {
    expect(unnatural(labOf(214, 170, 146))).toBe(0)
    expect(unnatural(labOf(120, 140, 220))).toBeGreaterThan(20)
  })
})

describe('sharpness', () => {
  it('falls with blur and does not change with contrast', () => {
    const noise = (x: number, y: number) => (Math.sin(x * 12.9898 + y * 78.233) * 43758.5453) % 1
    const picture = (radius: number, contrast: number) =>
      painted(64, 64, (x, y) => {
        let [sum, n] = [0, 0]
        for (let dx = -radius; dx <= radius; dx++)
          for (let dy = -radius; dy <= radius; dy++, n++) sum += noise(x + dx, y + dy)
        const value = 128 + contrast * (sum / n)
        return [value, value, value]
      })
    const [sharp, soft, softer] = [0, 1, 3].map((radius) => sharpnessOf(picture(radius, 100)) ?? 0)
    expect(sharp).toBeGreaterThan(soft! * 1.15)
    expect(soft).toBeGreaterThan(softer! * 1.15)
    expect(sharpnessOf(picture(0, 50))! / sharp!).toBeCloseTo(1, 1)
    expect(sharpnessOf(painted(64, 64, () => [7, 7, 7]))).toBeNull()
  })
})

describe('the wall', () => {
  it('white and even', () => {
    expect(
      backgroundOf(
        aPortrait(() => null),
        mesh,
      ),
    ).toMatchObject({ unevenness: 0, shading: 0 })
    expect(
      backgroundOf(
        aPortrait(() => null),
        mesh,
      )?.fromWhite,
    ).toBeLessThan(8)
  })
  it('grey, shaded on one side, or full of things', () => {
    const grey = backgroundOf(
      aPortrait((x, y) => (isHead(x, y) ? null : [140, 140, 140])),
      mesh,
    )
    expect(grey?.fromWhite).toBeGreaterThan(30)
    const shaded = backgroundOf(
      aPortrait((x, y) => (x > 200 && !isHead(x, y) ? [190, 190, 190] : null)),
      mesh,
    )
    expect(shaded?.shading).toBeGreaterThan(12)
    const things = backgroundOf(
      aPortrait((x, y) => (x % 12 < 4 && !isHead(x, y) ? [150, 150, 150] : null)),
      mesh,
    )
    expect(things?.unevenness).toBeGreaterThan(4)
  })
  it('long hair beside the face is no wall', () => {
    const isHair = (x: number, y: number) => y > 60 && Math.abs(x - 135) > 50 && Math.abs(x - 135) < 100
    const hair = backgroundOf(
      aPortrait((x, y) => (isHair(x, y) ? [30, 24, 22] : null)),
      mesh,
    )
    expect(hair?.shading).toBeLessThan(2)
  })
  it('is not judged where it lies outside the frame', () => {
    expect(
      backgroundOf(
        aPortrait((x, y) => (isHead(x, y) ? null : [0, 0, 0, 0])),
        mesh,
      ),
    ).toBeNull()
  })
})

describe('coverings', () => {
  it('the bridge of a frame is a dark line between the eyes', () => {
    const detail = (dark: boolean) =>
      painted(270, 360, (_, y) => (dark && Math.abs(y - 150) < 2 ? [30, 30, 30] : skin))
    expect(bridgeLine(detail(false), mesh)).toBeLessThan(0.02)
    expect(bridgeLine(detail(true), mesh)).toBeGreaterThan(0.5)
  })
  it('a mask has not the colour of the forehead', () => {
    expect(
      coveredShare(
        aPortrait(() => null),
        mesh,
      ),
    ).toBe(0)
    expect(
      coveredShare(
        aPortrait((_, y) => (y > 175 ? [90, 140, 200] : null)),
        mesh,
      ),
    ).toBeGreaterThan(0.6)
  })
})

describe('the table of rules', () => {
  it('holds what was not measured, and marks what breaks its limit', () => {
    expect(judge({}).every(({ holds, value }) => holds && value === null)).toBe(true)
    const yaw = judge({ yaw: -7 }).find(({ measure }) => measure === 'yaw')
    expect(yaw).toEqual({
      measure: 'yaw',
      value: -7,
      score: 99,
      least: -5,
      most: 5,
      holds: false,
      isWarning: false,
    })
  })
  it('scores as ISO/IEC 29794-5 does', () => {
    expect(scoreOf('roll', 60)).toBe(25)
    expect(scoreOf('eyeDistance', 70)).toBe(50)
    expect(scoreOf('eyesOpen', 0.02)).toBe(50)
    expect(scoreOf('mouthClosed', 0.2)).toBe(50)
    expect(scoreOf('dynamicRange', 8)).toBe(100)
    expect(scoreOf('evenLight', 1)).toBe(100)
    expect(scoreOf('overExposure', 0)).toBe(100)
    expect(scoreOf('headSize', 0.45)).toBe(100)
    expect(scoreOf('gaze', 0)).toBeNull()
  })
})
