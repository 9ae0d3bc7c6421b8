/** The wall behind the head: how white, how even, how shaded. Pure. */
import { labAt, type Lab } from './colour.ts'
import { luminance } from './light.ts'
import { aroundHead, count } from './masks.ts'
import type { Mask, Mesh, Pixels } from './shapes.ts'

export interface Background {
  /** Mean luminance gradient, 0 to 255 (ISO/IEC 29794-5, background uniformity). */
  readonly unevenness: number
  /** CIE 1976 colour difference of the wall's median colour from white. */
  readonly fromWhite: number
  /** Between its dark and its light places (5th and 95th percentile), L*. */
  readonly shading: number
}

/** Fewer pixels than this are no wall to speak of. */
const ENOUGH = 600
/** Farther than this from the wall's colour, a place that touches the head is hair. */
const HAIR = 30

const medianOf = (values: readonly number[]) => Float64Array.from(values).sort()[values.length >> 1] ?? 0

/** The median colour of the wall. */
function wallColour(pixels: Pixels, mask: Mask): Lab {
  const labs: Lab[] = []
  for (let i = 0; i < mask.data.length; i += 3) if (mask.data[i] === 1) labs.push(labAt(pixels, i))
  return {
    L: medianOf(labs.map((c) => c.L)),
    a: medianOf(labs.map((c) => c.a)),
    b: medianOf(labs.map((c) => c.b)),
  }
}

/** Takes away hair that stands out: what touches the head and is unlike the wall, row by row from the head outwards. */
function withoutHair(pixels: Pixels, mask: Mask, wall: Lab): Mask {
  const { width, height } = mask
  const data = Uint8Array.from(mask.data)
  for (let row = 0; row < height; row++) {
    const line = mask.data.subarray(row * width, (row + 1) * width)
    const first = line.indexOf(0)
    const last = line.lastIndexOf(0)
    if (first <= 0 || last >= width - 1) continue
    for (const [from, step] of [
      [first - 1, -1],
      [last + 1, 1],
    ] as const) {
      for (let x = from; x >= 0 && x < width; x += step) {
        const { L, a, b } = labAt(pixels, row * width + x)
        if (Math.hypot(L - wall.L, a - wall.a, b - wall.b) < HAIR) break
        data[row * width + x] = 0
      }
    }
  }
  return { width, height, data }
}

/** Null where too little of the wall is in the frame. */
export function backgroundOf(pixels: Pixels, mesh: Mesh): Background | null {
  const around = aroundHead(pixels, mesh)
  if (count(around) < ENOUGH) return null
  const wall = wallColour(pixels, around)
  const mask = withoutHair(pixels, around, wall)
  const { width, data } = mask
  const grey = (i: number) => luminance(pixels.data, i * 4)
  const levels: number[] = []
  let [sum, n] = [0, 0]
  for (let i = width * 2 + 2; i < data.length - width * 2 - 2; i++) {
    if (data[i] === 0) continue
    levels.push(labAt(pixels, i).L)
    // Eroded by two pixels, so that the edge of the head is no gradient of the wall.
    if (!data[i - 2] || !data[i + 2] || !data[i - 2 * width] || !data[i + 2 * width]) continue
    sum += Math.hypot(grey(i + 1) - grey(i - 1), grey(i + width) - grey(i - width)) / 2
    n += 1
  }
  if (n < ENOUGH / 2) return null
  const sorted = Float64Array.from(levels).sort()
  const share = (at: number) => sorted[Math.floor(at * (sorted.length - 1))] ?? 0
  return {
    unevenness: sum / n,
    fromWhite: Math.hypot(100 - wall.L, wall.a, wall.b),
    shading: share(0.95) - share(0.05),
  }
}
