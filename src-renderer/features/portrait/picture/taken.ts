/** One shot that waits to be chosen: its pixels in memory, its crop, and all that is known of it. */
import type {
  Measured,
  PortraitFacts,
  PortraitPoints,
} from '../../../../src-main/contract/records/portrait-check.ts'
import type { Provenance } from '../../../../src-main/contract/records/enrolment.ts'
import { broken, judge } from '../measures/rules.ts'
import type { Look } from '../worker/messages.ts'
import { outputSize, type Crop } from './crop.ts'
import { placingOf } from './face-crop.ts'

export interface Taken {
  /** Counted from 1 in the order of taking. */
  readonly number: number
  readonly canvas: HTMLCanvasElement
  readonly crop: Crop
  /** Null where no model looked. */
  readonly look: Look | null
  readonly trigger: PortraitFacts['trigger']
  readonly takenAt: string
  readonly camera: Provenance
  readonly cameraSettings: PortraitFacts['cameraSettings']
}

const scaleOf = (crop: Crop) => outputSize(crop).height / crop.height

/** The rules as they stand for this crop: an officer who moves it moves the head in the picture. */
export function measuresOf({ look, crop }: Pick<Taken, 'look' | 'crop'>): Measured[] {
  if (look === null) return []
  const placing = look.face === null ? {} : placingOf(look.face, crop, look.values.yaw ?? 0, scaleOf(crop))
  return judge({ ...look.values, ...placing })
}

/** Fewest broken rules first, then the better sum of scores; what was taken later wins a tie. */
export function bestFirst(shots: readonly Taken[]): Taken[] {
  const rank = new Map(
    shots.map((shot) => {
      const measures = measuresOf(shot)
      return [
        shot,
        { faults: broken(measures).length, sum: measures.reduce((s, one) => s + (one.score ?? 0), 0) },
      ]
    }),
  )
  const at = (shot: Taken) => rank.get(shot) ?? { faults: 0, sum: 0 }
  return shots.toSorted((a, b) => at(a).faults - at(b).faults || at(b).sum - at(a).sum || b.number - a.number)
}

/** From the frame's pixels to the kept picture's. */
export function pointsIn({ look, crop }: Pick<Taken, 'look' | 'crop'>): PortraitPoints | null {
  if (look === null || look.points === null) return null
  const scale = scaleOf(crop)
  const moved = ([x, y]: PortraitPoints['chin']): PortraitPoints['chin'] => [
    Math.round((x - crop.left) * scale),
    Math.round((y - crop.top) * scale),
  ]
  const { leftPupil, rightPupil, noseTip, chin, mouthLeft, mouthRight } = look.points
  return {
    leftPupil: moved(leftPupil),
    rightPupil: moved(rightPupil),
    noseTip: moved(noseTip),
    chin: moved(chin),
    mouthLeft: moved(mouthLeft),
    mouthRight: moved(mouthRight),
  }
}
