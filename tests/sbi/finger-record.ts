/** Writes a finger record of ISO/IEC 19794-4:2011 with one representation, as a scanner does: not by our engine. */
export interface FingerToWrite {
  readonly position: number
  /** 0 live-scan plain, 1 live-scan rolled. */
  readonly impression: number
  /** 0 raw, 2 WSQ, 5 JPEG 2000 without loss. */
  readonly compression: number
  readonly ppi: number
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const generalHeader = 16
const representationHeader = 46

export function writeFingerRecord(finger: FingerToWrite): Buffer {
  const length = representationHeader + finger.data.length
  const b = Buffer.alloc(generalHeader + representationHeader)
  b.write('FIR\u0000020\u0000', 'latin1')
  b.writeUInt32BE(generalHeader + length, 8)
  b.writeUInt16BE(1, 12)
  b.writeUInt8(1, 15)
  b.writeUInt32BE(length, 16)
  b.writeUInt16BE(2026, 20)
  b.set([11, 25, 1, 2, 3], 22)
  b.set([1, 61], 34) // one quality block: 61
  b.set([finger.position, 1, 1], 40) // first representation, pixels per inch
  for (const at of [43, 45, 47, 49]) b.writeUInt16BE(finger.ppi, at)
  b.set([8, finger.compression, finger.impression], 51)
  b.writeUInt16BE(finger.width, 54)
  b.writeUInt16BE(finger.height, 56)
  b.writeUInt32BE(finger.data.length, 58)
  return Buffer.concat([b, finger.data])
}
