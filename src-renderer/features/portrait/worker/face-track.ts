/**
 * Follows the largest face from look to look: the square that the next mesh is read from lies around the last one. Much cheaper
 * than finding faces anew in the whole frame, which is left to the full look. Pure. Pixels of the frame.
 */
import type { Mesh } from '../measures/shapes.ts'

/** What the mesh is read from: a square around the face, this many pixels wide. */
export const SQUARE = 192

export interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** Middle and larger extent of the points. */
function extentOf(mesh: Mesh): { x: number; y: number; size: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of mesh) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, size: Math.max(right - left, bottom - top) }
}

export interface Track {
  /** Where to look next, and how many faces the last full look found. */
  readonly square: Square
  readonly faces: number
  /** Side of the square in sizes of the face, as the detector chose it. */
  readonly room: number
}

const around = (mesh: Mesh, room: number): Square => {
  const { x, y, size } = extentOf(mesh)
  const side = size * room
  return { left: x - side / 2, top: y - side / 2, side }
}

/** After a face was found in a square of this side. */
export function trackFound(mesh: Mesh, side: number, faces: number): Track {
  const room = side / Math.max(1, extentOf(mesh).size)
  return { square: around(mesh, room), faces, room }
}

/** After a face was followed. */
export const trackFollowed = ({ room, faces }: Track, mesh: Mesh): Track => ({
  square: around(mesh, room),
  faces,
  room,
})

/**
 * From the square's pixels to the frame's. Depth is carried over as the package carries it, by the frame's scale alone and not by
 * the square's, so that a followed face has the same pose as a found one. `scale`: pixels of the frame per pixel of the picture
 * that faces are found in.
 */
export function inFrame(mesh: Mesh, { left, top, side }: Square, scale: number): Mesh {
  const grown = side / SQUARE
  return mesh.map(({ x, y, z }) => ({ x: left + x * grown, y: top + y * grown, z: z * scale }))
}
