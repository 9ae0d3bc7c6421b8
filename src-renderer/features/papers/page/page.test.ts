import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharpnessOf } from '../../portrait/measures/sharpness.ts'
import { findPaper } from './find-paper.ts'
import { cornerIds, fromUnitSquare, insetQuad, isConvex, moveCorner, pageSize, type Quad } from './quad.ts'
import { warp, type Pixels } from './warp.ts'

const size = { width: 640, height: 360 }
const tilted: Quad = {
  topLeft: { x: 180, y: 40 },
  topRight: { x: 430, y: 60 },
  bottomRight: { x: 460, y: 330 },
  bottomLeft: { x: 150, y: 310 },
}

/** A dark desk with a paper on it; `ink` says where the paper is written on, in the page's own 0..1. */
function desk(quad: Quad, ink: (u: number, v: number) => boolean, light = 230, dark = 60): Pixels {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(dark)
  const at = fromUnitSquare(quad)
  const fine = 1400
  for (let j = 0; j < fine; j++) {
    for (let i = 0; i < fine; i++) {
      const [u, v] = [(i + 0.5) / fine, (j + 0.5) / fine]
      const { x, y } = at(u, v)
      const to = (Math.round(y) * size.width + Math.round(x)) * 4
      data.fill(ink(u, v) ? 40 : light, to, to + 3)
    }
  }
  for (let i = 3; i < data.length; i += 4) data[i] = 255
  return { ...size, data }
}
/** Lines of writing, and a mark near the first corner that tells which way up it is. */
const written = (u: number, v: number) =>
  (u > 0.03 && u < 0.09 && v > 0.02 && v < 0.07) ||
  (u > 0.1 && u < 0.9 && v > 0.1 && v < 0.9 && (v * 30) % 1 < 0.4 && (u * 60) % 1 < 0.6)

const grey = ({ width, data }: Pixels, u: number, v: number, height: number) =>
  data[(Math.floor(v * height) * width + Math.floor(u * width)) * 4] ?? 0

test('a written paper on a dark desk is found to within a few pixels', () => {
  const found = findPaper(desk(tilted, written))
  for (const id of cornerIds) {
    expect(Math.abs((found?.[id].x ?? 999) - tilted[id].x), id).toBeLessThan(8)
    expect(Math.abs((found?.[id].y ?? 999) - tilted[id].y), id).toBeLessThan(8)
  }
})

test('an even desk, a small light spot and a shape without four corners are no paper', () => {
  expect(findPaper(desk(tilted, () => false, 70, 60))).toBeNull()
  const spot = {
    topLeft: { x: 10, y: 10 },
    topRight: { x: 60, y: 10 },
    bottomRight: { x: 60, y: 50 },
    bottomLeft: { x: 10, y: 50 },
  }
  expect(findPaper(desk(spot, () => false))).toBeNull()
  expect(findPaper(desk(tilted, (u, v) => u > 0.35 && v > 0.35, 230, 40))).toBeNull()
})

test('the straight page has its writing where the paper has it', () => {
  const page = warp(desk(tilted, written), tilted)
  expect(page).toMatchObject(pageSize(tilted))
  expect(grey(page, 0.06, 0.045, page.height)).toBeLessThan(90)
  for (const [u, v] of [
    [0.97, 0.02],
    [0.97, 0.98],
    [0.03, 0.98],
  ] as const)
    expect(grey(page, u, v, page.height)).toBeGreaterThan(190)
})

test('the way from the square to the quad ends in its corners, whatever the shape', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 639 }), y: fc.integer({ min: 0, max: 359 }) })
  const quads = fc
    .record({ topLeft: point, topRight: point, bottomRight: point, bottomLeft: point })
    .filter(isConvex)
  fc.assert(
    fc.property(quads, (quad) => {
      const at = fromUnitSquare(quad)
      for (const [id, u, v] of [
        ['topLeft', 0, 0],
        ['topRight', 1, 0],
        ['bottomRight', 1, 1],
        ['bottomLeft', 0, 1],
      ] as const) {
        expect(at(u, v).x).toBeCloseTo(quad[id].x, 3)
        expect(at(u, v).y).toBeCloseTo(quad[id].y, 3)
      }
    }),
  )
})

test('a corner stays in the picture, and any four corners make a page of a size that is read', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...cornerIds),
      fc.double({ noNaN: true }),
      fc.double({ noNaN: true }),
      (id, x, y) => {
        const quad = moveCorner(insetQuad(size), id, { x, y }, size)
        expect(quad[id].x).toBeGreaterThanOrEqual(0)
        expect(quad[id].x).toBeLessThan(size.width)
        const page = pageSize(quad)
        expect(page.width * page.height).toBeLessThanOrEqual(3508 * 3508)
        expect(Math.min(page.width, page.height)).toBeGreaterThanOrEqual(1)
      },
    ),
  )
})

/** Each pixel the mean of its neighbours, again and again. */
function blurred(pixels: Pixels, times: number): Pixels {
  let { data } = pixels
  for (let n = 0; n < times; n++) {
    const next = new Uint8ClampedArray(data)
    for (let i = 4; i < data.length - 4; i++)
      if (i % 4 !== 3) next[i] = ((data[i - 4] ?? 0) + 2 * (data[i] ?? 0) + (data[i + 4] ?? 0)) / 4
    const row = pixels.width * 4
    const down = new Uint8ClampedArray(next)
    for (let i = row; i < data.length - row; i++)
      if (i % 4 !== 3) down[i] = ((next[i - row] ?? 0) + 2 * (next[i] ?? 0) + (next[i + row] ?? 0)) / 4
    data = down
  }
  return { ...pixels, data }
}

test('writing that was blurred is told from writing that was not', () => {
  const page = warp(desk(tilted, written), tilted)
  const sharp = sharpnessOf(page) ?? 0
  const soft = sharpnessOf(blurred(page, 6)) ?? 1
  expect(sharp).toBeGreaterThan(0.3)
  expect(soft).toBeLessThan(0.3)
})
