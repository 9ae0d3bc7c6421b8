/** A portrait of the size in bytes that a page hands over. Main reads its frame header and no pixel, so noise will do. */
import { randomBytes } from 'node:crypto'
import { aJpeg, someFacts } from '../../src-main/station/enrolment/test-portrait.ts'
import type { AtTheCounter } from './sitting.ts'

function noisyJpeg(width: number, height: number, size: number): Uint8Array<ArrayBuffer> {
  const frame = aJpeg(width, height)
  const end = frame.subarray(-2)
  // No 0xff among the noise: it would be read as a marker.
  const noise = randomBytes(size).map((byte) => (byte === 0xff ? 0 : byte))
  return Uint8Array.from(Buffer.concat([frame.subarray(0, -2), noise, end]))
}

export const aPicture = (): AtTheCounter['portrait'] => ({
  jpeg: noisyJpeg(1200, 1600, 350_000),
  width: 1200,
  height: 1600,
  print: { jpeg: noisyJpeg(1066, 1599, 250_000), width: 1066, height: 1599 },
  camera: { deviceId: 'cam-1', driver: 'uvc', model: 'Noise', firmware: '1', simulated: true },
  facts: someFacts,
})
