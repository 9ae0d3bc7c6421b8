/**
 * What the pad shows: a line to sign on, an arrow that begins anew and a tick that accepts. Pictures without words:
 * they need no font in the device host and no language; what to do stands on the citizen's own screen.
 */

export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Layout {
  readonly again: Area
  readonly accept: Area
}

type Point = readonly [number, number]
type Colour = readonly [blue: number, green: number, red: number]

const paper = 255
const ink: Colour = [64, 48, 32]
const go: Colour = [60, 110, 20]

/** The buttons take the lowest fifth, a half each, in whatever unit `width` and `height` are. */
export function layOut(width: number, height: number): Layout {
  const top = Math.round(height * 0.8)
  const middle = Math.round(width / 2)
  return {
    again: { left: 0, top, right: middle, bottom: height },
    accept: { left: middle, top, right: width, bottom: height },
  }
}

export function isWithin({ left, top, right, bottom }: Area, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom
}

/** 24-bit BGR, rows from the top. */
export function drawPrompt(width: number, height: number): Uint8Array {
  const bgr = new Uint8Array(width * height * 3).fill(paper)
  const draw = (points: readonly Point[], thickness: number, colour: Colour) =>
    points.slice(1).forEach((to, i) => drawLine(bgr, width, height, points[i] ?? to, to, thickness, colour))
  const { again, accept } = layOut(width, height)
  const rule = height * 0.62
  draw(
    [
      [width * 0.08, rule],
      [width * 0.92, rule],
    ],
    2,
    ink,
  )
  draw(
    [
      [0, again.top],
      [width, again.top],
    ],
    2,
    ink,
  )
  draw(
    [
      [again.right, again.top],
      [again.right, height],
    ],
    2,
    ink,
  )

  const size = (height - again.top) * 0.3
  const middleOf = (area: Area): Point => [(area.left + area.right) / 2, (area.top + area.bottom) / 2]
  const [x, y] = middleOf(accept)
  draw(
    [
      [x - size, y],
      [x - size * 0.3, y + size * 0.7],
      [x + size, y - size * 0.7],
    ],
    7,
    go,
  )
  draw(arrow(middleOf(again), size), 5, ink)
  return bgr
}

/** Three quarters of a circle that ends in an arrow's head. */
function arrow([x, y]: Point, size: number): Point[] {
  const radius = size * 0.8
  const arc = Array.from({ length: 19 }, (_, i): Point => {
    const angle = (i * 15 * Math.PI) / 180
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
  const [endX, endY] = arc.at(-1) ?? [x, y]
  const head = size * 0.45
  return [...arc, [endX - head, endY - head * 0.6], [endX, endY], [endX - head, endY + head * 0.9]]
}

function drawLine(
  bgr: Uint8Array,
  width: number,
  height: number,
  [x0, y0]: Point,
  [x1, y1]: Point,
  thickness: number,
  colour: Colour,
): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)))
  const half = thickness / 2
  for (let i = 0; i <= steps; i += 1) {
    const cx = x0 + ((x1 - x0) * i) / steps
    const cy = y0 + ((y1 - y0) * i) / steps
    for (let y = Math.max(0, Math.round(cy - half)); y < Math.min(height, cy + half); y += 1) {
      for (let x = Math.max(0, Math.round(cx - half)); x < Math.min(width, cx + half); x += 1)
        bgr.set(colour, (y * width + x) * 3)
    }
  }
}
