/** Where the largest face is: found in the whole frame, or followed from the last look where that is enough. */
import { at, noseTip } from '../measures/landmarks.ts'
import { distance, type Mesh } from '../measures/shapes.ts'
import type { Canvases, Turn } from './canvases.ts'
import type { FaceModel, FoundFace } from './face-model.ts'
import { inFrame, SQUARE, trackFollowed, trackFound, type Track } from './face-track.ts'
import type { Look } from './messages.ts'

/** The model sees the frame this wide: a face at the counter is then 100 to 300 pixels high, as it was trained on. */
const WIDTH = 640
const turns: readonly Turn[] = [90, 270, 180]

export interface Sought {
  /** Pixels of the frame. */
  readonly mesh: Mesh | null
  readonly faces: number
  /** Where no face stands upright: the other way up in which one was last found. */
  readonly turned: Turn
}

/** One face that is half in the dark may be found twice; two people never hold their noses in half a face's width. Largest first. */
function distinct(faces: readonly FoundFace[]): FoundFace[] {
  const isWithin = (one: FoundFace, larger: FoundFace) =>
    distance(at(one.mesh, noseTip), at(larger.mesh, noseTip)) < larger.width / 2
  return faces.filter((one, i) => !faces.slice(0, i).some((larger) => isWithin(one, larger)))
}

export function createSeekFace(
  model: Pick<FaceModel, 'find' | 'follow'>,
  canvases: Pick<Canvases, 'whole' | 'square'>,
) {
  let track: Track | null = null
  let turned: Turn = 0
  let tries = 0

  async function follow(frame: ImageBitmap): Promise<Sought | null> {
    if (track === null) return null
    const { square } = track
    const points = await model.follow(canvases.square(frame, square, SQUARE))
    if (points === null) return null
    const mesh = inFrame(points, square, frame.width / WIDTH)
    track = trackFollowed(track, mesh)
    return { mesh, faces: track.faces, turned: 0 }
  }

  async function find(frame: ImageBitmap, depth: Look['depth']): Promise<Sought> {
    const found = distinct(await model.find(canvases.whole(frame, WIDTH, 0), depth !== 'quick'))
    const [first] = found
    const scale = frame.width / WIDTH
    const mesh = first
      ? first.mesh.map(({ x, y, z }) => ({ x: x * scale, y: y * scale, z: z * scale }))
      : null
    if (depth === 'shot') return { mesh, faces: found.length, turned: 0 }
    track = first && mesh ? trackFound(mesh, first.side * scale, found.length) : null
    if (mesh) turned = 0
    else if (depth === 'full') turned = await turnedFace(frame)
    return { mesh, faces: found.length, turned }
  }

  /** A camera on its side shows no upright face: another way up is tried with each full look until one shows a face. */
  async function turnedFace(frame: ImageBitmap): Promise<Turn> {
    const turn = turns[tries % turns.length] ?? 90
    const found = await model.find(canvases.whole(frame, WIDTH, turn), false)
    if (found.length > 0) return turn
    tries += 1
    return 0
  }

  return async (frame: ImageBitmap, depth: Look['depth']): Promise<Sought> =>
    (depth === 'quick' ? await follow(frame) : null) ?? find(frame, depth)
}
