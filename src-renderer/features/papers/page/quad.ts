/** Four corners of a paper in a picture, and the way from a straight page back to them. Pixels of the source; pure. */
export interface Point {
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}

export const cornerIds = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const
export type CornerId = (typeof cornerIds)[number]
export type Quad = Readonly<Record<CornerId, Point>>

/** A4 at 300 dpi: more is not read better. */
const LARGEST = 3508
const SMALLEST = 16

/** Where the corners are put when nothing was found: well inside, easy to drag outwards. */
export function insetQuad({ width, height }: Size): Quad {
  const [left, right, top, bottom] = [width * 0.2, width * 0.8, height * 0.1, height * 0.9]
  return {
    topLeft: { x: left, y: top },
    topRight: { x: right, y: top },
    bottomRight: { x: right, y: bottom },
    bottomLeft: { x: left, y: bottom },
  }
}

/** Moves one corner; it stays inside the picture. */
export function moveCorner(quad: Quad, corner: CornerId, to: Point, { width, height }: Size): Quad {
  const x = Math.min(Math.max(0, to.x), width - 1)
  const y = Math.min(Math.max(0, to.y), height - 1)
  return { ...quad, [corner]: { x, y } }
}

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

/** The straight page: as wide and high as the longer of two opposite edges, never larger than is read. */
export function pageSize({ topLeft, topRight, bottomRight, bottomLeft }: Quad): Size {
  const width = Math.max(distance(topLeft, topRight), distance(bottomLeft, bottomRight), SMALLEST)
  const height = Math.max(distance(topLeft, bottomLeft), distance(topRight, bottomRight), SMALLEST)
  const scale = Math.min(1, LARGEST / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

const cross = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Corners in their order around a shape without dents: only such a shape is the picture of a flat page. */
export function isConvex({ topLeft, topRight, bottomRight, bottomLeft }: Quad): boolean {
  const turns = [
    cross(topLeft, topRight, bottomRight),
    cross(topRight, bottomRight, bottomLeft),
    cross(bottomRight, bottomLeft, topLeft),
    cross(bottomLeft, topLeft, topRight),
  ]
  return turns.every((turn) => turn > 0)
}

/**
 * From the unit square to the quad (Heckbert 1989, Fundamentals of Texture Mapping and Image Warping, §2.2.3): `u` runs
 * along the top edge from 0 to 1, `v` down the left edge.
 */
export function fromUnitSquare({ topLeft: p0, topRight: p1, bottomRight: p2, bottomLeft: p3 }: Quad) {
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y]
  const [dx1, dy1, dx2, dy2] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y]
  const whole = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / whole
  const h = (dx1 * sy - sx * dy1) / whole
  const [a, b] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x]
  const [d, e] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y]
  return (u: number, v: number): Point => {
    const w = g * u + h * v + 1
    return { x: (a * u + b * v + p0.x) / w, y: (d * u + e * v + p0.y) / w }
  }
}
