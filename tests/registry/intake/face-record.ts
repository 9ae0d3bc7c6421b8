/** Reads face image records of ISO/IEC 19794-5:2011 without the station's code: what passes is standard. */

export interface FaceImage {
  readonly width: number
  readonly height: number
  /** 0 is JPEG. */
  readonly dataType: number
  readonly scores: readonly number[]
  /** Yaw, pitch, roll in degrees, to the citizen's left, down, to their right shoulder; null where unknown. */
  readonly pose: readonly (number | null)[]
  /** Group and member of ISO/IEC 14496-2, and the place in pixels. */
  readonly landmarks: readonly { readonly code: string; readonly x: number; readonly y: number }[]
  readonly data: Uint8Array
}

const generalHeader = 17
const landmarkLength = 8

/** The only image of the record, or null where the bytes are none: lengths must add up to the last byte. */
export function readFaceRecord(content: Uint8Array): FaceImage | null {
  const b = Buffer.from(content.buffer, content.byteOffset, content.length)
  if (b.length < generalHeader + 19 || b.toString('latin1', 0, 8) !== 'FAC\x00030\x00') return null
  if (b.readUInt32BE(8) !== b.length || b.readUInt16BE(12) !== 1 || b.readUInt8(14) !== 0) return null
  return b.readUInt32BE(generalHeader) === b.length - generalHeader
    ? readImage(b.subarray(generalHeader))
    : null
}

export function isJpegFaceRecord(content: Uint8Array): boolean {
  const image = readFaceRecord(content)
  return image?.dataType === 0 && image.data[0] === 0xff && image.data[1] === 0xd8
}

/** Length 4, date 9, technology 1, vendor 2, type 2, then the counted quality blocks of 5. */
function readImage(b: Buffer): FaceImage | null {
  const qualities = b.readUInt8(18)
  const facial = 19 + qualities * 5
  if (facial + 17 > b.length) return null
  const landmarks = b.readUInt16BE(facial)
  const points = facial + 17
  const image = points + landmarks * landmarkLength
  const data = image + 15
  if (data > b.length || data + b.readUInt32BE(data - 4) !== b.length) return null
  return {
    scores: Array.from({ length: qualities }, (_, i) => b.readUInt8(19 + i * 5)),
    pose: [11, 12, 13].map((at) => angleOf(b.readUInt8(facial + at))),
    landmarks: Array.from({ length: landmarks }, (_, i) => landmarkAt(b, points + i * landmarkLength)),
    dataType: b.readUInt8(image + 1),
    width: b.readUInt16BE(image + 2),
    height: b.readUInt16BE(image + 4),
    data: b.subarray(data),
  }
}

/** 1 is straight ahead, each step two degrees; above 91 the angle is negative. */
function angleOf(octet: number): number | null {
  if (octet === 0 || octet > 181) return null
  return octet <= 91 ? (octet - 1) * 2 : (octet - 181) * 2
}

function landmarkAt(b: Buffer, at: number) {
  const code = b.readUInt8(at + 1)
  return { code: `${code >> 4}.${code & 15}`, x: b.readUInt16BE(at + 2), y: b.readUInt16BE(at + 4) }
}
