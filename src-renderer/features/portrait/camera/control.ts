/**
 * What a camera with a control of its own is told while a portrait is coached: to focus and expose by the face instead of by the
 * wall behind it, and not to expose so long that a head blurs. Pure but for `tell`.
 */
import type { CameraSetting } from '../../../../src-main/contract/records/camera-setting.ts'
import type { FaceGeometry } from '../measures/landmarks.ts'
import type { Size } from '../picture/crop.ts'

export type Region = NonNullable<Extract<CameraSetting, { set: 'region' }>['region']>

/** A thirtieth of a second: longer than that, a head that still moves a little is blurred. */
const LIMIT_US = 33_000
/** The square is told again only when it is off by this share of the frame, and never sooner than this. */
const MOVED = 0.06
const EVERY_MS = 1000

/** A square over the face from brow to chin, as shares of the frame; its side as a share of the frame's width. */
export function regionOf({ eyes, chin, eyesToChin }: FaceGeometry, { width, height }: Size): Region {
  const share = (value: number) => Math.min(1, Math.max(0, value))
  return {
    x: share((eyes.x + chin.x) / 2 / width),
    y: share((eyes.y + chin.y) / 2 / height),
    side: share((1.5 * eyesToChin) / width),
  }
}

const isOff = (a: Region, b: Region) =>
  Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y), Math.abs(a.side - b.side)) > MOVED

export interface CameraControl {
  /** The camera begins to be used. */
  begin(): void
  sees(face: FaceGeometry, frame: Size, nowMs: number): void
  /** The whole picture counts again. */
  end(): void
}

/** `tell` settles with whether the camera did it. One that refuses is left alone: its picture comes all the same. */
export function createCameraControl(
  able: readonly CameraSetting['set'][],
  tell: (setting: CameraSetting) => Promise<boolean>,
): CameraControl {
  let last: { region: Region; atMs: number } | null = null
  const refused = new Set<CameraSetting['set']>()

  function say(setting: CameraSetting): void {
    if (!able.includes(setting.set) || refused.has(setting.set)) return
    void tell(setting).then((isDone) => (isDone ? undefined : refused.add(setting.set)))
  }

  return {
    begin() {
      say({ set: 'focus', mode: 'continuous' })
      say({ set: 'exposure', limitUs: LIMIT_US })
    },
    sees(face, frame, nowMs) {
      const region = regionOf(face, frame)
      if (last !== null && (nowMs - last.atMs < EVERY_MS || !isOff(region, last.region))) return
      last = { region, atMs: nowMs }
      say({ set: 'region', region })
    },
    end() {
      if (last !== null) say({ set: 'region', region: null })
      last = null
    },
  }
}
