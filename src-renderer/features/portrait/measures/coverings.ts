/** Hints that something covers the face. Weak alone, so the officer is asked as well. Pure. */
import { labAt, meanLab } from './colour.ts'
import { luminance } from './light.ts'
import { at, bridge, cheeks, geometryOf, noseTip } from './landmarks.ts'
import { faceMask } from './masks.ts'
import { middle, valueAt, type Mesh, type Pixels } from './shapes.ts'

/**
 * Glasses: the bridge of a frame is a dark line across the root of the nose, where skin has none. The darkest row between
 * the eyes beside the rows above and below it, as a share of their luminance.
 */
export function bridgeLine(detail: Pixels, mesh: Mesh): number | null {
  const { width, height, data } = detail
  const { eyeDistance } = geometryOf(mesh)
  const top = at(mesh, bridge.top)
  const half = Math.max(2, Math.round(eyeDistance * 0.06))
  const first = Math.round(top.y - eyeDistance * 0.22)
  const rows: number[] = []
  for (let y = first; y < top.y + eyeDistance * 0.3; y++) {
    let [sum, n] = [0, 0]
    for (let x = Math.round(top.x) - half; x <= top.x + half; x++) {
      if (x < 0 || y < 0 || x >= width || y >= height) return null
      sum += luminance(data, (y * width + x) * 4)
      n += 1
    }
    rows.push(sum / n)
  }
  const reach = Math.max(3, Math.round(eyeDistance * 0.07))
  const dips = rows
    .slice(reach, -reach)
    .map((value, i) => Math.min(valueAt(rows, i), valueAt(rows, i + 2 * reach)) - value)
  const light = rows.reduce((sum, value) => sum + value, 0) / rows.length
  return light < 1 ? null : Math.max(0, ...dips) / light
}

/** Farther than this from the nose's colour (a*, b*) a place of the lower face is not skin. */
const UNLIKE_SKIN = 18

/** Share of the lower face, mouth left out, that has not the colour of the nose's root: a mask, a scarf, a hand in a glove. */
export function coveredShare(pixels: Pixels, mesh: Mesh): number | null {
  const { eyes, eyeDistance, chin } = geometryOf(mesh)
  // The root of the nose: masks begin below it, hair and hats end above.
  const root = middle(at(mesh, bridge.top), at(mesh, noseTip))
  const skin = meanLab(pixels, squareAt(pixels, root.x, (root.y + eyes.y) / 2, eyeDistance / 8))
  if (skin === null) return null
  const face = faceMask(pixels, mesh)
  const from = Math.round((at(mesh, cheeks.left).y + eyes.y) / 2)
  let [covered, all] = [0, 0]
  for (let y = from; y < Math.min(pixels.height, chin.y - 0.15 * eyeDistance); y++) {
    for (let x = 0; x < pixels.width; x++) {
      const i = y * pixels.width + x
      if (face.data[i] === 0 || pixels.data[i * 4 + 3] !== 255 || isMouth(mesh, x, y)) continue
      const { L, a, b } = labAt(pixels, i)
      all += 1
      if (L > 12 && Math.hypot(a - skin.a, b - skin.b) > UNLIKE_SKIN) covered += 1
    }
  }
  return all === 0 ? null : covered / all
}

function squareAt({ width, height }: Pixels, cx: number, cy: number, half: number) {
  const data = new Uint8Array(width * height)
  for (let y = Math.max(0, Math.round(cy - half)); y < Math.min(height, cy + half); y++)
    for (let x = Math.max(0, Math.round(cx - half)); x < Math.min(width, cx + half); x++)
      data[y * width + x] = 1
  return { width, height, data }
}

function isMouth(mesh: Mesh, x: number, y: number): boolean {
  const [left, right, upper, lower] = [at(mesh, 61), at(mesh, 291), at(mesh, 0), at(mesh, 17)]
  return x > left.x - 4 && x < right.x + 4 && y > upper.y - 4 && y < lower.y + 4
}
