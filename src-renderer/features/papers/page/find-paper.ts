/** Finds a light paper on something darker: the largest light patch, if it has four corners. Pure. */
import { distance, isConvex, type Point, type Quad } from './quad.ts'
import type { Pixels } from './warp.ts'

/** The picture is looked at in cells of about this number across: enough for corners, and quick. */
const CELLS = 240
/** A paper fills at least this share of the picture, and its four corners' shape nearly whole. */
const SMALLEST = 0.12
const FILLED = 0.7
const SPILT = 1.1
const SLANT = 2
/** Lighter and darker must differ by this much of 255, or there is no paper to be seen. */
const CONTRAST = 40

interface Grid {
  readonly width: number
  readonly height: number
  readonly cell: number
  readonly light: Uint8Array
}

function gridOf({ data, width, height }: Pixels): Grid {
  const cell = Math.max(1, Math.floor(width / CELLS))
  const [across, down] = [Math.floor(width / cell), Math.floor(height / cell)]
  const light = new Uint8Array(across * down)
  const middle = Math.floor(cell / 2)
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const i = ((y * cell + middle) * width + x * cell + middle) * 4
      light[y * across + x] = 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0)
    }
  }
  return { width: across, height: down, cell, light }
}

/** The level that parts light from dark best (Otsu 1979); null where the two hardly differ. */
function levelOf(light: Uint8Array): number | null {
  const counts = new Float64Array(256)
  for (const value of light) counts[value] = (counts[value] ?? 0) + 1
  const sum = counts.reduce((total, count, value) => total + count * value, 0)
  let [best, level, gap, below, belowSum] = [0, 0, 0, 0, 0]
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0
    belowSum += value * (counts[value] ?? 0)
    const above = light.length - below
    if (below === 0 || above === 0) continue
    const apart = (sum - belowSum) / above - belowSum / below
    const between = below * above * apart * apart
    if (between > best) [best, level, gap] = [between, value, apart]
  }
  return gap < CONTRAST ? null : level
}

/** The cells of the largest patch above `level`, by a flood from cell to cell. */
function largestPatch({ width, height, light }: Grid, level: number): number[] {
  const seen = new Uint8Array(light.length)
  let largest: number[] = []
  for (let start = 0; start < light.length; start++) {
    if (seen[start] === 1 || (light[start] ?? 0) <= level) continue
    const patch = [start]
    seen[start] = 1
    for (const at of patch) {
      const x = at % width
      const next = [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]
      for (const cell of next) {
        if (cell < 0 || cell >= width * height || seen[cell] === 1 || (light[cell] ?? 0) <= level) continue
        seen[cell] = 1
        patch.push(cell)
      }
    }
    if (patch.length > largest.length) largest = patch
  }
  return largest
}

/** The outermost cells along the diagonals are the corners of a paper that is not turned by half a right angle. */
function cornersOf(patch: readonly number[], { width, cell }: Grid): Quad {
  const points = patch.map((at) => ({ x: at % width, y: Math.floor(at / width) }))
  const most = (score: (point: Point) => number, dx: number, dy: number): Point => {
    const best = points.reduce((a, b) => (score(b) > score(a) ? b : a))
    return { x: (best.x + dx) * cell, y: (best.y + dy) * cell }
  }
  return {
    topLeft: most(({ x, y }) => -x - y, 0, 0),
    topRight: most(({ x, y }) => x - y, 1, 0),
    bottomRight: most(({ x, y }) => x + y, 1, 1),
    bottomLeft: most(({ x, y }) => y - x, 0, 1),
  }
}

function areaOf({ topLeft: a, topRight: b, bottomRight: c, bottomLeft: d }: Quad): number {
  return Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2
}

/** Opposite edges of a page that is held before a camera differ, but not by so much. */
function isFlat({ topLeft, topRight, bottomRight, bottomLeft }: Quad): boolean {
  const ratio = (a: number, b: number) => Math.max(a, b) / Math.max(1, Math.min(a, b))
  return (
    ratio(distance(topLeft, topRight), distance(bottomLeft, bottomRight)) < SLANT &&
    ratio(distance(topLeft, bottomLeft), distance(topRight, bottomRight)) < SLANT
  )
}

/** Null where nothing looks like a paper: the officer then puts the corners. */
export function findPaper(pixels: Pixels): Quad | null {
  const grid = gridOf(pixels)
  const level = levelOf(grid.light)
  if (level === null) return null
  const patch = largestPatch(grid, level)
  if (patch.length < grid.light.length * SMALLEST) return null
  const quad = cornersOf(patch, grid)
  // Writing is dark, so the patch has holes; what is no page leaves much more of the four corners' shape, or lies outside.
  const share = (patch.length * grid.cell * grid.cell) / areaOf(quad)
  return share > FILLED && share < SPILT && isConvex(quad) && isFlat(quad) ? quad : null
}
