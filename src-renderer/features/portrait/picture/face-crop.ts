/** Where the portrait is cut: the head 70 % of the height, the eyes 58 % from the bottom (domain rules: 62 to 80, 50 to 70). */
import type { FaceGeometry } from '../measures/landmarks.ts'
import { firstCrop, placed, sized, SMALLEST, type Crop, type Size } from './crop.ts'

const HEAD_SHARE = 0.7
const EYE_LINE = 0.58

/** From chin to crown: the eyes lie half way up a head. */
const headHeight = ({ eyesToChin }: FaceGeometry) => 2 * eyesToChin

/** The best crop inside the frame; null where the frame cannot hold the smallest portrait. */
export function faceCrop(face: FaceGeometry, frame: Size): Crop | null {
  const largest = firstCrop(frame)
  if (largest === null) return null
  const wanted = headHeight(face) / HEAD_SHARE
  const size = sized(Math.round(Math.min(largest.height, Math.max(SMALLEST.height, wanted))))
  return placed(size, frame, face.eyes.x - size.width / 2, face.eyes.y - size.height * (1 - EYE_LINE))
}

export interface Placing {
  /** T beside the crop's height (ISO/IEC 29794-5, head size): 0.35 where the head fills 70 %. */
  readonly headSize: number
  /** Middle of the eyes, from the crop's left edge, as a share of its width. */
  readonly across: number
  /** The eyes' height above the crop's lower edge, as a share of its height. */
  readonly eyeLine: number
  /** Pixels between the eyes as the portrait will hold them, the turn of the head undone (ISO/IEC 29794-5). */
  readonly eyeDistance: number
}

export function placingOf(face: FaceGeometry, crop: Crop, yaw: number, scale: number): Placing {
  return {
    headSize: face.eyesToChin / crop.height,
    across: (face.eyes.x - crop.left) / crop.width,
    eyeLine: 1 - (face.eyes.y - crop.top) / crop.height,
    eyeDistance: (face.eyeDistance * scale) / Math.max(0.5, Math.cos((yaw * Math.PI) / 180)),
  }
}
