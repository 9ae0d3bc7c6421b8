/** Which pixels of a patch are face, cheek, background. Pure. */
import { at, cheeks, faceOval, geometryOf } from './landmarks.ts'
import { valueAt, type Mask, type Mesh, type Pixels, type Point } from './shapes.ts'

/** Inside a closed polygon, by the even-odd rule at the pixels' centres. */
export function polygonMask(width: number, height: number, corners: readonly Point[]): Mask {
  const data = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const y = row + 0.5
    const crossings = corners
      .flatMap((from, i) => {
        const to = corners[(i + 1) % corners.length] ?? from
        return from.y <= y === to.y <= y ? [] : [from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y)]
      })
      .sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil(valueAt(crossings, i) - 0.5))
      const last = Math.min(width, Math.ceil(valueAt(crossings, i + 1) - 0.5))
      if (first < last) data.fill(1, row * width + first, row * width + last)
    }
  }
  return { width, height, data }
}

export const faceMask = ({ width, height }: Pixels, mesh: Mesh): Mask =>
  polygonMask(
    width,
    height,
    faceOval.map((index) => at(mesh, index)),
  )

/** A square around the middle of a cheek, a third of the eyes' distance wide. */
export function cheekMask({ width, height }: Pixels, mesh: Mesh, side: 'left' | 'right'): Mask {
  const { x, y } = at(mesh, cheeks[side])
  const half = geometryOf(mesh).eyeDistance / 6
  return polygonMask(width, height, [
    { x: x - half, y: y - half },
    { x: x + half, y: y - half },
    { x: x + half, y: y + half },
    { x: x - half, y: y + half },
  ])
}

/** The head with hair and ears, roughly: an ellipse from above the crown to the chin. In units of the eyes' distance. */
const HEAD = { up: 0.1, halfWidth: 1.5, halfHeight: 2.15 }

/**
 * What is surely neither head nor shoulders: outside the head's ellipse and above the chin, inside the frame. Hair that stands
 * out farther is found by `withoutHair`, which knows the wall's colour.
 */
export function aroundHead(pixels: Pixels, mesh: Mesh): Mask {
  const { width, height, data } = pixels
  const { eyes, eyeDistance, chin } = geometryOf(mesh)
  const mask = new Uint8Array(width * height)
  for (let row = 0; row < Math.min(height, chin.y - 0.2 * eyeDistance); row++) {
    const v = (row - eyes.y - HEAD.up * eyeDistance) / (HEAD.halfHeight * eyeDistance)
    for (let column = 0; column < width; column++) {
      const u = (column - eyes.x) / (HEAD.halfWidth * eyeDistance)
      const i = row * width + column
      if (u * u + v * v > 1 && data[i * 4 + 3] === 255) mask[i] = 1
    }
  }
  return { width, height, data: mask }
}

export const count = ({ data }: Mask) => data.reduce((sum, value) => sum + value, 0)
