/**
 * Where the parts of a face are among the mesh's points (MediaPipe Face Mesh numbering; 468 to 477 are the two
 * irises as @vladmandic/human appends them). Left and right are the picture's, so the citizen's right eye is `left`.
 */
import { distance, middle, type Mesh, type Point } from './shapes.ts'

export const eyes = {
  left: {
    outer: 33,
    inner: 133,
    lids: [
      [160, 144],
      [159, 145],
      [158, 153],
    ],
  },
  right: {
    outer: 263,
    inner: 362,
    lids: [
      [387, 373],
      [386, 374],
      [385, 380],
    ],
    iris: 468,
  },
} as const

/** Pairs of upper and lower inner lip. */
export const innerLips = [
  [13, 14],
  [82, 87],
  [312, 317],
] as const
export const mouthCorners = [61, 291] as const
export const noseTip = 1
export const chin = 152

/** The outline of the face, clockwise from the middle of the forehead. */
// prettier-ignore
export const faceOval = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
  136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const

/** The middle of each cheek, below the eye and beside the nose. */
export const cheeks = { left: 50, right: 280 } as const
export const bridge = { top: 168, low: 6 } as const

const origin: Point = { x: 0, y: 0 }
export const at = (mesh: Mesh, index: number): Point => mesh[index] ?? origin

export interface FaceGeometry {
  /** Centre of each eye: between its corners, which stay when the eye looks aside. */
  readonly left: Point
  readonly right: Point
  readonly eyes: Point
  /** Between the eyes' centres. */
  readonly eyeDistance: number
  readonly chin: Point
  /** From the eyes to the chin: T of ISO/IEC 29794-5. */
  readonly eyesToChin: number
}

export function geometryOf(mesh: Mesh): FaceGeometry {
  const centre = ({ outer, inner }: { outer: number; inner: number }) =>
    middle(at(mesh, outer), at(mesh, inner))
  const [left, right] = [centre(eyes.left), centre(eyes.right)]
  const between = middle(left, right)
  const chinAt = at(mesh, chin)
  return {
    left,
    right,
    eyes: between,
    eyeDistance: distance(left, right),
    chin: chinAt,
    eyesToChin: distance(between, chinAt),
  }
}
