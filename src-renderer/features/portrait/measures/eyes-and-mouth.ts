/** Lids, lips and gaze, from the mesh alone. */
import { at, eyes, geometryOf, innerLips } from './landmarks.ts'
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

/** Degrees between where the eyes look and where the face looks, sideways; null without irises. */
export function gazeAside(mesh: Mesh): number | null {
  if (mesh.length <= eyes.left.iris) return null
  const aside = ({ outer, inner, iris }: { outer: number; inner: number; iris: number }) => {
    const [a, b] = [at(mesh, outer), at(mesh, inner)]
    const [from, to] = a.x < b.x ? [a, b] : [b, a]
    const width = distance(from, to)
    const centre = middle(from, to)
    const pupil = at(mesh, iris)
    const along = ((pupil.x - centre.x) * (to.x - from.x) + (pupil.y - centre.y) * (to.y - from.y)) / width
    return along / width / RADIUS
  }
  const mean = (aside(eyes.left) + aside(eyes.right)) / 2
  return (Math.asin(Math.max(-1, Math.min(1, mean))) * 180) / Math.PI
}
