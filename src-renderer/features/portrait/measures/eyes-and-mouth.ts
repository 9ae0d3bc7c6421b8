/** Lids, lips and gaze, from the mesh alone. */
import { at, eyes, geometryOf, innerLips, mouthCorners } from './landmarks.ts'
import { distance, middle, type Mesh } from './shapes.ts'

/** Share of T: the wider gap of the lids of the eye that is less open (ISO/IEC 29794-5, eyes open). */
export function eyesOpen(mesh: Mesh): number {
  const { eyesToChin } = geometryOf(mesh)
  const widest = (lids: readonly (readonly [number, number])[]) =>
    Math.max(...lids.map(([upper, lower]) => distance(at(mesh, upper), at(mesh, lower))))
  return Math.min(widest(eyes.left.lids), widest(eyes.right.lids)) / eyesToChin
}

/** Share of T: the widest gap between the inner lips (ISO/IEC 29794-5, mouth closed). */
export function mouthOpen(mesh: Mesh): number {
  const gaps = innerLips.map(([upper, lower]) => distance(at(mesh, upper), at(mesh, lower)))
  return Math.max(...gaps) / geometryOf(mesh).eyesToChin
}

/** An eyeball's radius beside the distance between an eye's corners, on average: 12 mm to 30 mm. */
const RADIUS = 0.4
/** Where a pupil that looks straight ahead lies: the mesh sets the corners so that it seems to look outwards. Degrees, rendered heads. */
const AT_REST = 7

/**
 * Degrees between where the eyes look and where the face looks, sideways; null without irises. Read from the picture's right eye
 * alone: the model package (3.3.6) mirrors the other eye's picture and does not mirror its points back.
 */
export function gazeAside(mesh: Mesh): number | null {
  const { outer, inner, iris } = eyes.right
  const pupil = mesh[iris]
  if (pupil === undefined) return null
  const [a, b] = [at(mesh, outer), at(mesh, inner)]
  const [from, to] = a.x < b.x ? [a, b] : [b, a]
  const width = distance(from, to)
  const centre = middle(from, to)
  const along = ((pupil.x - centre.x) * (to.x - from.x) + (pupil.y - centre.y) * (to.y - from.y)) / width
  return (Math.asin(Math.max(-1, Math.min(1, along / width / RADIUS))) * 180) / Math.PI - AT_REST
}

/** Width of the mouth beside the distance between the eyes: 0.8 at rest, above 1 in a smile. */
export function mouthWidth(mesh: Mesh): number {
  const [left, right] = mouthCorners
  return distance(at(mesh, left), at(mesh, right)) / geometryOf(mesh).eyeDistance
}
