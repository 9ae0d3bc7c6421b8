/** Writes an iris record of ISO/IEC 19794-6:2011 with one representation, as a camera does. */
export interface IrisToWrite {
  /** 1 right, 2 left. */
  readonly eye: number
  /** 2 raw, 10 JPEG 2000 without loss. */
  readonly format: number
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  readonly qualities?: readonly number[]
}

export function writeIrisRecord({ eye, format, width, height, data, qualities = [80] }: IrisToWrite): Buffer {
  const capture = Buffer.alloc(15)
  capture.writeUInt16BE(2026, 0)
  capture.set([11, 25, 1, 2, 3], 2)
  capture.writeUInt8(qualities.length, 14)
  const blocks = Buffer.concat(qualities.map((score) => Buffer.from([score, 0, 0, 0, 0])))
  const image = Buffer.alloc(33)
  image.writeUInt16BE(1, 0)
  image.set([eye, 3, format, 0], 2)
  image.writeUInt16BE(width, 6)
  image.writeUInt16BE(height, 8)
  image.writeUInt8(8, 10)
  image.writeUInt32BE(data.length, 29)
  const body = Buffer.concat([capture, blocks, image, data])
  const head = Buffer.alloc(20)
  head.write('IIR\u0000020\u0000', 'latin1')
  head.writeUInt32BE(20 + body.length, 8)
  head.writeUInt16BE(1, 12)
  head.writeUInt8(1, 15)
  head.writeUInt32BE(4 + body.length, 16)
  return Buffer.concat([head, body])
}
