/**
 * Packets of 64 bytes, without report numbers, of e-con's See3CAM cameras: beside the UVC interface they have one of
 * HID. Requests are `camera id, command, arguments`; answers `camera id, command, value`, with 1 at 6 for success.
 * Facts: e-con's own Linux viewer (econsysqtcam/qtcam at 8a705dd); no code is taken from it.
 */
import type { CameraSetting } from '../../contract/records/camera-setting.ts'
import type { Model } from './models.ts'

export const packetLength = 64
const statusAt = 6
const success = 1

const readFirmwareCode = 0x40
const readUniqueIdCode = 0x41

/** The number 0 first, as for every device that numbers no reports. */
const packet = (...bytes: number[]) => {
  const b = new Uint8Array(1 + packetLength)
  b.set(bytes, 1)
  return b
}

export const askFirmware = () => packet(readFirmwareCode)
export const askUniqueId = () => packet(readUniqueIdCode)

const u16 = (b: Uint8Array, at: number) => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0)

/** Null for another packet. */
export function readFirmware(b: Uint8Array): string | null {
  if (b.length < packetLength || b[0] !== readFirmwareCode) return null
  return `${b[1]}.${b[2]}.${u16(b, 3)}.${u16(b, 5)}`
}

/** Eight hexadecimal digits. Null for another packet. */
export function readUniqueId(b: Uint8Array): string | null {
  if (b.length < packetLength || b[0] !== readUniqueIdCode) return null
  return Buffer.from(b.subarray(1, 5)).toString('hex')
}

const focusModes = { continuous: 1, once: 2 } as const
const streamModes = { free: 0, triggered: 1 } as const
const regionModes = { whole: 1, square: 2 } as const
/** Sides of the square, of which 8 is the largest. */
const largestSide = 8
const byteOf = (share: number) => Math.round(share * 255)

/** What sets this on the model, in order; empty where the model cannot. */
export function writeSetting({ camera, commands }: Model, setting: CameraSetting): Uint8Array[] {
  const to = (command: number | undefined, ...bytes: number[]) =>
    command === undefined ? [] : [packet(camera, command, ...bytes)]
  switch (setting.set) {
    case 'focus':
      return to(commands.focus, focusModes[setting.mode])
    case 'region': {
      const { region } = setting
      const bytes =
        region === null
          ? [regionModes.whole]
          : [
              regionModes.square,
              byteOf(region.x),
              byteOf(region.y),
              Math.min(largestSide, Math.max(1, Math.round(region.side * largestSide))),
            ]
      return [...to(commands.exposureRegion, ...bytes), ...to(commands.focusRegion, ...bytes)]
    }
    case 'exposure': {
      const us = setting.limitUs
      return to(commands.exposure, us >>> 24, (us >>> 16) & 0xff, (us >>> 8) & 0xff, us & 0xff)
    }
    case 'stream':
      return to(commands.stream, streamModes[setting.mode])
  }
}

/** Whether the camera did what `request` asked. Null for a packet that answers something else. */
export function readAnswer(request: Uint8Array, b: Uint8Array): boolean | null {
  if (b.length < packetLength || b[0] !== request[1] || b[1] !== request[2]) return null
  return b[statusAt] === success
}
