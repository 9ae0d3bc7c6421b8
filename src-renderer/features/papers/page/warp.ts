/** Makes a page straight: each of its pixels is looked up in the picture, between four neighbours. Pure; run in a worker. */
import { fromUnitSquare, pageSize, type Quad, type Size } from './quad.ts'

/** RGBA, rows from the top, as ImageData has them. */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

export function warp(source: Pixels, quad: Quad): Pixels {
  const { width, height } = pageSize(quad)
  const data = new Uint8ClampedArray(width * height * 4)
  const at = fromUnitSquare(quad)
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 4) {
      const { x, y } = at((column + 0.5) / width, (row + 0.5) / height)
      blend(source, x, y, data, to)
    }
  }
  return { width, height, data }
}

/** Bilinear, the edge repeated outside. `x` and `y` may lie anywhere. */
function blend(
  { data, width, height }: Pixels,
  x: number,
  y: number,
  out: Uint8ClampedArray,
  to: number,
): void {
  const left = Math.min(Math.max(0, Math.floor(x)), width - 1)
  const top = Math.min(Math.max(0, Math.floor(y)), height - 1)
  const right = Math.min(left + 1, width - 1)
  const bottom = Math.min(top + 1, height - 1)
  const across = Math.min(Math.max(0, x - left), 1)
  const down = Math.min(Math.max(0, y - top), 1)
  const [a, b, c, d] = [
    (top * width + left) * 4,
    (top * width + right) * 4,
    (bottom * width + left) * 4,
    (bottom * width + right) * 4,
  ]
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[a + channel] ?? 0) * (1 - across) + (data[b + channel] ?? 0) * across
    const lower = (data[c + channel] ?? 0) * (1 - across) + (data[d + channel] ?? 0) * across
    out[to + channel] = upper * (1 - down) + lower * down
  }
  out[to + 3] = 255
}
