/** One look: the model finds the face, the measures read it, numbers are all that is left. */
import type { PortraitPoints } from '../../../../src-main/contract/records/portrait-check.ts'
import { eyesOpen } from '../measures/eyes-and-mouth.ts'
import { at, chin, geometryOf, mouthCorners, noseTip, type FaceGeometry } from '../measures/landmarks.ts'
import { detailLayout, portraitLayout } from '../measures/patch.ts'
import type { Mesh, Point } from '../measures/shapes.ts'
import type { Values } from '../measures/rules.ts'
import { createBlinkWatch } from './blink-watch.ts'
import { createCanvases } from './canvases.ts'
import type { FaceModel } from './face-model.ts'
import { createFrameWatch } from './frame-watch.ts'
import { quickValues, slowValues } from './measure-face.ts'
import type { Look } from './messages.ts'
import { createMotion } from './motion.ts'
import { createSeekFace, type Sought } from './seek-face.ts'

export type LookAt = (frame: ImageBitmap, depth: Look['depth'], nowMs: number) => Promise<Look>

/** What is remembered from look to look stands still while a shot is looked at. */
export function createLookAt(model: FaceModel): LookAt {
  const canvases = createCanvases()
  const seek = createSeekFace(model, canvases)
  const watch = createFrameWatch()
  const motion = createMotion()
  const blinks = createBlinkWatch()

  return async (frame, depth, nowMs) => {
    const began = performance.now()
    const isShot = depth === 'shot'
    const { isDark, frozenMs } = isShot
      ? { isDark: false, frozenMs: 0 }
      : watch(canvases.whole(frame, THUMB_WIDTH, 0), nowMs)
    const { mesh, faces, turned } = isDark ? nobody : await seek(frame, depth)
    const face = mesh && geometryOf(mesh)
    // Found and followed points differ by a hair, which is no movement: only looks of one kind are held against each other.
    if (depth === 'quick') {
      motion.next(face, nowMs)
      blinks.next(mesh && eyesOpen(mesh), nowMs)
    }
    const values: Values = { faces, motion: motion.last(), stillEyes: blinks.seconds(nowMs) }
    if (mesh) Object.assign(values, valuesOf(frame, mesh, depth))
    canvases.clear()
    const points = mesh && face && pointsOf(mesh, face)
    const { width, height } = frame
    return {
      depth,
      width,
      height,
      isDark,
      frozenMs,
      turned,
      values,
      face,
      points,
      tookMs: performance.now() - began,
    }
  }

  function valuesOf(frame: ImageBitmap, mesh: Mesh, depth: Look['depth']): Values {
    const detail = canvases.patch(frame, mesh, detailLayout)
    const quick = quickValues(mesh, frame, detail)
    if (depth === 'quick') return quick
    return { ...quick, ...slowValues(mesh, canvases.patch(frame, mesh, portraitLayout), detail) }
  }
}

/** Wide enough for the watch over the camera. */
const THUMB_WIDTH = 160
const nobody: Sought = { mesh: null, faces: 0, turned: 0 }

const pair = ({ x, y }: Point): [number, number] => [Math.round(x), Math.round(y)]

/** The citizen's left is the picture's right. */
function pointsOf(mesh: Mesh, { left, right }: FaceGeometry): PortraitPoints {
  const [mouthLeft, mouthRight] = mouthCorners
  return {
    leftPupil: pair(right),
    rightPupil: pair(left),
    noseTip: pair(at(mesh, noseTip)),
    chin: pair(at(mesh, chin)),
    mouthLeft: pair(at(mesh, mouthRight)),
    mouthRight: pair(at(mesh, mouthLeft)),
  }
}
