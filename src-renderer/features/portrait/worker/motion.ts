/** How fast the head moves, in distances between the eyes per second: faster than that blurs an exposure of 1/30 s. Pure but for the last place. */
import type { FaceGeometry } from '../measures/landmarks.ts'
import { distance } from '../measures/shapes.ts'

/** Older than this, the last place says nothing about now. */
const STALE_MS = 800

export function createMotion() {
  let before: { face: FaceGeometry; atMs: number } | null = null
  let speed: number | null = null
  return {
    next(face: FaceGeometry | null, nowMs: number): void {
      const passed = before === null ? 0 : nowMs - before.atMs
      speed =
        face === null || before === null || passed <= 0 || passed > STALE_MS
          ? null
          : distance(face.eyes, before.face.eyes) / face.eyeDistance / (passed / 1000)
      before = face && { face, atMs: nowMs }
    },
    last: () => speed,
  }
}
