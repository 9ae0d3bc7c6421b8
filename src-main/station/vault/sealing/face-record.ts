/** Face image records of ISO/IEC 19794-5:2011 with the portrait's own JPEG inside, not encoded again. Pure. */
import type { Capture } from '../../../contract/records/enrolment.ts'
import type { PortraitCheck, PortraitPoints } from '../../../contract/records/portrait-check.ts'

export type RecordedPortrait = Pick<Capture, 'width' | 'height' | 'takenAt'> & {
  readonly check: Pick<PortraitCheck, 'measures' | 'points'>
}

const GENERAL = 17
/** From the representation's length to its image data, without quality blocks and landmarks. */
const FIXED = 4 + 9 + 1 + 2 + 2 + 1 + 2 + 4 + 3 + 2 + 3 + 3 + 1 + 1 + 2 + 2 + 1 + 2 + 1 + 1 + 4
const LANDMARK = 8
const QUALITY = 5

/** ISO/IEC 14496-2 feature points, group and member in one octet; left and right are the citizen's own. */
const featurePoints = [
  ['leftPupil', 0x35],
  ['rightPupil', 0x36],
  ['noseTip', 0x93],
  ['chin', 0x21],
  ['mouthLeft', 0x83],
  ['mouthRight', 0x84],
] as const

/** Digital video camera, one frame; full frontal; JPEG; 24-bit RGB; cropped after capture. */
const CODES = { technology: 6, faceType: 1, jpeg: 0, rgb: 1, cropped: 0x0002, mpeg4: 1 } as const

/** How far a pose may be off, degrees: the worst that is seen at small angles (src-renderer/features/portrait/README.md). */
const UNCERTAINTY = { yaw: 3, pitch: 5, roll: 2 } as const

export function writeFaceRecord(jpeg: Uint8Array, portrait: RecordedPortrait): Uint8Array {
  const { check, width, height } = portrait
  const points = landmarksOf(check.points)
  const scores = check.measures.flatMap(({ score }) => score ?? [])
  const qualities = scores.length === 0 ? 0 : 1
  const length = FIXED + qualities * QUALITY + points.length + jpeg.length
  const out = writer(GENERAL + length)
  out
    .text('FAC\x00030\x00')
    .u32(GENERAL + length)
    .u16(1)
    .u8(0)
    .u16(0)
  out.u32(length).time(new Date(portrait.takenAt)).u8(CODES.technology).u16(0).u16(0)
  out.u8(qualities)
  // The worst component; vendor and algorithm 0, because the score is our own.
  if (qualities === 1)
    out
      .u8(Math.min(...scores))
      .u16(0)
      .u16(0)
  out.u16(points.length / LANDMARK)
  // Sex, colour of eyes and hair, height, properties, expression: unspecified, the application says what is known.
  out.u8(0).u8(0).u8(0).u8(0).u8(0).u16(0).u16(0)
  out.bytes(poseOf(check.measures)).bytes(points)
  out.u8(CODES.faceType).u8(CODES.jpeg).u16(width).u16(height)
  out.u8(samplingLevel(check.points)).u16(CODES.cropped).u8(0).u8(CODES.rgb)
  return out.u32(jpeg.length).bytes(jpeg).done()
}

/** Big-endian, as all of ISO/IEC 19794 is. */
function writer(size: number) {
  const buffer = Buffer.alloc(size)
  let at = 0
  const put = (length: number, write: () => void) => {
    write()
    at += length
    return self
  }
  const self = {
    u8: (value: number) => put(1, () => buffer.writeUInt8(value, at)),
    u16: (value: number) => put(2, () => buffer.writeUInt16BE(value, at)),
    u32: (value: number) => put(4, () => buffer.writeUInt32BE(value, at)),
    bytes: (value: Uint8Array) => put(value.length, () => buffer.set(value, at)),
    text: (value: string) => put(value.length, () => buffer.write(value, at, 'latin1')),
    /** Nine octets: year, month, day, hour, minute, second, millisecond (UTC). */
    time: (t: Date) =>
      self
        .u16(t.getUTCFullYear())
        .u8(t.getUTCMonth() + 1)
        .u8(t.getUTCDate())
        .u8(t.getUTCHours())
        .u8(t.getUTCMinutes())
        .u8(t.getUTCSeconds())
        .u16(t.getUTCMilliseconds()),
    done: () => new Uint8Array(buffer),
  }
  return self
}

function landmarksOf(points: PortraitPoints | null): Uint8Array {
  if (points === null) return new Uint8Array()
  const out = writer(featurePoints.length * LANDMARK)
  const inside = (value: number) => Math.min(0xffff, Math.max(0, Math.round(value)))
  for (const [name, code] of featurePoints) {
    const [x, y] = points[name]
    out.u8(CODES.mpeg4).u8(code).u16(inside(x)).u16(inside(y)).u16(0)
  }
  return out.done()
}

/**
 * Yaw, pitch, roll and their uncertainty, an octet each: steps of two degrees, 1 for 0, 0 for unknown. Positive is towards the citizen's left,
 * down, and their right shoulder; our roll counts the other way.
 */
function poseOf(measures: PortraitCheck['measures']): Uint8Array {
  const valueOf = (name: string) => measures.find(({ measure }) => measure === name)?.value ?? null
  const roll = valueOf('roll')
  const angles = [valueOf('yaw'), valueOf('pitch'), roll === null ? null : -roll]
  const octet = (degrees: number | null) =>
    degrees === null ? 0 : ((Math.round(degrees / 2) + 180) % 180) + 1
  const { yaw, pitch, roll: off } = UNCERTAINTY
  const known = (degrees: number, i: number) => (angles[i] === null ? 0 : degrees + 1)
  return Uint8Array.from([...angles.map(octet), ...[yaw, pitch, off].map(known)])
}

/** Spatial sampling rate level: from the head's width in pixels, two and a half times what lies between the pupils. */
function samplingLevel(points: PortraitPoints | null): number {
  if (points === null) return 0
  const [[lx, ly], [rx, ry]] = [points.leftPupil, points.rightPupil]
  const headWidth = 2.5 * Math.hypot(lx - rx, ly - ry)
  return [180, 240, 300, 370, 480, 610, 750].filter((limit) => headWidth > limit).length
}
