/** One look: the model finds the face, the measures read it, numbers are all that is left. */
import type { PortraitPoints } from '../../../../src-main/contract/records/portrait-check.ts'
import { at, chin, geometryOf, mouthCorners, noseTip, type FaceGeometry } from '../measures/landmarks.ts'
import { detailLayout, portraitLayout } from '../measures/patch.ts'
import type { Mesh, Point } from '../measures/shapes.ts'
import type { Values } from '../measures/rules.ts'
import { createCanvas, type Turn } from './canvases.ts'
import type { FaceModel, FoundFace } from './face-model.ts'
import { createFrameWatch } from './frame-watch.ts'
import { quickValues, slowValues } from './measure-face.ts'
import type { Look } from './messages.ts'
import { createMotion } from './motion.ts'

/** The model sees the frame this wide: a face at the counter is then 100 to 300 pixels high, as it was trained on. */
const WIDTH = 640
const turns: readonly Turn[] = [90, 270, 180]

export type LookAt = (frame: ImageBitmap, depth: Look['depth'], nowMs: number) => Promise<Look>

export function createLookAt(model: FaceModel): LookAt {
  const canvas = createCanvas()
  const watch = createFrameWatch()
  const motion = createMotion()
  let nextTurn = 0

  /** A camera on its side shows no upright face: one other way up is tried with each full look. */
  async function turnedFace(frame: ImageBitmap): Promise<Turn> {
    const turn = turns[nextTurn % turns.length] ?? 90
    const found = await model.find(canvas.whole(frame, WIDTH, turn), false)
    if (found.length > 0) return turn
    nextTurn += 1
    return 0
  }

  return async (frame, depth, nowMs) => {
    const began = performance.now()
    const isFull = depth !== 'quick'
    const whole = canvas.whole(frame, WIDTH, 0)
    const { isDark, frozenMs } = depth === 'shot' ? { isDark: false, frozenMs: 0 } : watch(whole, nowMs)
    const faces = isDark ? [] : await model.find(whole, isFull)
    const [first] = faces
    const mesh = first && enlarged(first.mesh, frame.width / WIDTH)
    const turned = first || isDark || depth !== 'full' ? 0 : await turnedFace(frame)
    const face = mesh ? geometryOf(mesh) : null
    const moving = depth === 'shot' ? motion.last() : motion.next(face, nowMs)
    const values: Values = { faces: faces.length, motion: moving }
    if (first && mesh) Object.assign(values, valuesOf(frame, first, mesh, isFull))
    canvas.clear()
    const points = mesh && face ? pointsOf(mesh, face) : null
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

  function valuesOf(frame: ImageBitmap, found: FoundFace, mesh: Mesh, isFull: boolean): Values {
    const detail = canvas.patch(frame, mesh, detailLayout)
    const quick = quickValues(mesh, frame, detail)
    if (!isFull) return quick
    const { genuine, live } = found
    return { ...quick, ...slowValues(mesh, canvas.patch(frame, mesh, portraitLayout), detail), genuine, live }
  }
}

const enlarged = (mesh: Mesh, scale: number): Mesh =>
  mesh.map(({ x, y, z }) => ({ x: x * scale, y: y * scale, z: z * scale }))

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
