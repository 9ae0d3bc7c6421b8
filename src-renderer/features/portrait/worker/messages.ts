/** What passes between page and worker. A picture goes in, numbers come out; no pixel ever comes back. */
import type { PortraitPoints } from '../../../../src-main/contract/records/portrait-check.ts'
import type { FaceGeometry } from '../measures/landmarks.ts'
import type { Values } from '../measures/rules.ts'

export type FaceRequest =
  /** Loads and runs every model once, so that the first look is as quick as the others. */
  | { readonly kind: 'warm' }
  /**
   * `quick` takes place, pose, sharpness and motion; `full` everything. A `shot` is looked at in full and changes nothing that is remembered
   * from look to look.
   */
  | { readonly kind: 'look'; readonly frame: ImageBitmap; readonly depth: 'quick' | 'full' | 'shot' }

export interface Look {
  readonly depth: 'quick' | 'full' | 'shot'
  readonly width: number
  readonly height: number
  /** Nothing is to be seen: a covered lens. */
  readonly isDark: boolean
  /** For so long the picture has not changed in the least, ms. */
  readonly frozenMs: number
  /** Degrees by which the picture must be turned clockwise to show a face; 0 where it stands upright. */
  readonly turned: 0 | 90 | 180 | 270
  readonly values: Values
  /** The largest face, in pixels of the frame. */
  readonly face: FaceGeometry | null
  readonly points: PortraitPoints | null
  readonly tookMs: number
}

export type FaceAnswer =
  | { readonly kind: 'warm'; readonly model: string }
  | { readonly kind: 'look'; readonly look: Look }
  | { readonly kind: 'failed'; readonly what: string }
