/** A face of flat features for tests: every mesh point that a measure reads, at a place that is easy to reckon with. */
import { faceOval } from './landmarks.ts'
import { referenceFace } from './reference-face.ts'
import type { Mesh, Pixels } from './shapes.ts'

export interface TestFace {
  /** Gap of the lids and of the lips, and how far the irises lie to the right; pixels. The eyes are 60 apart, the chin 100 below. */
  readonly lids?: number
  readonly lips?: number
  readonly iris?: number
}

type Points = { x: number; y: number; z: number }[]

/** Eyes level at (x - 30, y) and (x + 30, y), each 24 wide. */
export function testFace(x: number, y: number, { lids = 8, lips = 0, iris = 0 }: TestFace = {}): Mesh {
  const mesh: Points = Array.from({ length: 478 }, () => ({ x, y, z: 0 }))
  const put = (index: number, dx: number, dy: number) => (mesh[index] = { x: x + dx, y: y + dy, z: 0 })
  faceOval.forEach((index, i) => {
    const turn = (i / faceOval.length) * 2 * Math.PI
    put(index, 55 * Math.sin(turn), 20 - 80 * Math.cos(turn))
  })
  for (const [outer, inner, side] of [
    [33, 133, -1],
    [263, 362, 1],
  ] as const) {
    put(outer, side * 42, 0)
    put(inner, side * 18, 0)
  }
  for (const [upper, lower] of [
    [160, 144],
    [159, 145],
    [158, 153],
    [387, 373],
    [386, 374],
    [385, 380],
  ] as const) {
    put(upper, 0, -lids / 2)
    put(lower, 0, lids / 2)
  }
  for (const [upper, lower] of [
    [13, 14],
    [82, 87],
    [312, 317],
  ] as const) {
    put(upper, 0, 60 - lips / 2)
    put(lower, 0, 60 + lips / 2)
  }
  put(468, 30 + iris, 0)
  put(50, -30, 35)
  put(280, 30, 35)
  put(61, -18, 60)
  put(291, 18, 60)
  put(0, 0, 52)
  put(17, 0, 70)
  put(151, 0, -40)
  put(168, 0, -2)
  put(152, 0, 100)
  return mesh
}

/** The average face, turned as told and laid anywhere: only the points that the pose is read from. */
export function turnedFace(yaw: number, pitch: number, roll: number, size = 60): Mesh {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [y, p, r] = [radians(yaw), radians(pitch), radians(roll)]
  const mesh: Points = Array.from({ length: 478 }, () => ({ x: 0, y: 0, z: 0 }))
  for (const [index, x0, y0, z0] of referenceFace) {
    const [x1, z1] = [x0 * Math.cos(y) + z0 * Math.sin(y), -x0 * Math.sin(y) + z0 * Math.cos(y)]
    const [y2, z2] = [y0 * Math.cos(p) + z1 * Math.sin(p), -y0 * Math.sin(p) + z1 * Math.cos(p)]
    const [x3, y3] = [x1 * Math.cos(r) - y2 * Math.sin(r), x1 * Math.sin(r) + y2 * Math.cos(r)]
    mesh[index] = { x: 400 + size * x3, y: 300 + size * y3, z: size * z2 }
  }
  return mesh
}

/** A picture whose pixels a function gives. */
export function painted(
  width: number,
  height: number,
  at: (x: number, y: number) => readonly number[],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set([...at(x, y).slice(0, 3), at(x, y)[3] ?? 255], (y * width + x) * 4)
  return { width, height, data }
}
