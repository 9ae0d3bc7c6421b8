/** Looking around a point of a picture: what stands on a circle, or on the two sides of it. */
import type { GreyImage } from '../../drivers/driver.ts'

export interface Circle {
  readonly x: number
  readonly y: number
  readonly r: number
}

/** Directions as cosine and sine, `count` of them over the whole turn. */
function directions(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count
    return [Math.cos(angle), Math.sin(angle)] as const
  })
}

export const around = directions(32)
const close = directions(96)
/** To the left, the right and both, within so many degrees of the horizontal. */
function sidesWithin(degrees: number) {
  const flat = close.filter(([, sin]) => Math.abs(sin) <= Math.sin((degrees * Math.PI) / 180))
  return { left: flat.filter(([cos]) => cos < 0), right: flat.filter(([cos]) => cos > 0), both: flat }
}
/** Where lids seldom are. */
export const sides = sidesWithin(35)
export const level = sidesWithin(15)
export const everywhere = close

/** Null beside the picture. */
export function greyAt({ width, height, pixels }: GreyImage, x: number, y: number): number | null {
  const [column, row] = [Math.round(x), Math.round(y)]
  if (column < 0 || row < 0 || column >= width || row >= height) return null
  return pixels[row * width + column] ?? null
}

/** Mean grey in these directions at this distance; null where less than half of it is in the picture. */
export function meanAt(
  image: GreyImage,
  { x, y, r }: Circle,
  where: readonly (readonly [number, number])[],
): number | null {
  let sum = 0
  let count = 0
  for (const [cos, sin] of where) {
    const grey = greyAt(image, x + r * cos, y + r * sin)
    if (grey === null) continue
    sum += grey
    count += 1
  }
  return count * 2 < where.length ? null : sum / count
}

/** How much brighter it is `reach` pixels outside a circle than inside it. */
export function stepAt(
  image: GreyImage,
  { x, y, r }: Circle,
  where: readonly (readonly [number, number])[],
  reach: number,
): number {
  const inside = meanAt(image, { x, y, r: r - reach }, where)
  const outside = meanAt(image, { x, y, r: r + reach }, where)
  return inside === null || outside === null ? -255 : outside - inside
}

/** In which part of all directions it is at least so much brighter outside than inside. */
export function shareOfEdge(image: GreyImage, { x, y, r }: Circle, reach: number, least: number): number {
  const found = around.filter(([cos, sin]) => {
    const inside = greyAt(image, x + (r - reach) * cos, y + (r - reach) * sin)
    const outside = greyAt(image, x + (r + reach) * cos, y + (r + reach) * sin)
    return inside !== null && outside !== null && outside - inside >= least
  })
  return found.length / around.length
}
