/**
 * Patches: the face laid out always alike (eyes level and at the same place), so that a measure means the same in
 * every picture. The worker's canvas does the drawing; this is the geometry, and the mesh carried over.
 */
import type { FaceGeometry } from './landmarks.ts'
import type { Mesh, Point } from './shapes.ts'

export interface Layout {
  readonly width: number
  readonly height: number
  /** Where the middle between the eyes comes to lie. */
  readonly eyes: Point
  /** Pixels between the eyes. */
  readonly eyeDistance: number
}

/** The whole portrait: 3:4, the head 70 % of it. What lies around the head, light and colour are read here. */
export const portraitLayout: Layout = { width: 270, height: 360, eyes: { x: 135, y: 151 }, eyeDistance: 69 }
/** The inner face at the 120 px between the eyes that a good portrait has: sharpness is read here. */
export const detailLayout: Layout = { width: 256, height: 256, eyes: { x: 128, y: 88 }, eyeDistance: 120 }

/** A similarity: x' = a·x − b·y + e, y' = b·x + a·y + f. The arguments of a canvas's setTransform are (a, b, −b, a, e, f). */
export interface Similarity {
  readonly a: number
  readonly b: number
  readonly e: number
  readonly f: number
}

/** From the picture to the patch. */
export function toPatch({ left, right, eyes, eyeDistance }: FaceGeometry, layout: Layout): Similarity {
  const scale = layout.eyeDistance / Math.max(eyeDistance, 1e-3)
  const roll = Math.atan2(right.y - left.y, right.x - left.x)
  const [a, b] = [scale * Math.cos(roll), -scale * Math.sin(roll)]
  return { a, b, e: layout.eyes.x - (a * eyes.x - b * eyes.y), f: layout.eyes.y - (b * eyes.x + a * eyes.y) }
}

export function moved({ a, b, e, f }: Similarity, mesh: Mesh): Mesh {
  const scale = Math.hypot(a, b)
  return mesh.map(({ x, y, z }) => ({ x: a * x - b * y + e, y: b * x + a * y + f, z: z * scale }))
}
