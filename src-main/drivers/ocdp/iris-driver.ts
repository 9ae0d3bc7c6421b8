/** The conversation with an OCDP iris camera (PROFILE.md §15): one image of the eyes asked for, cut into one of each. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { DeviceError, Eye, GreyImage, IrisCamera, IrisImage, ReportDriver } from '../driver.ts'
import { flagSimulated } from './caps.ts'
import { runCapture, type CaptureTimes } from './capture.ts'
import { usagePage, usualTimes } from './driver.ts'
import { chunkHeader, chunkId } from './image-reports.ts'
import { inTurn } from './in-turn.ts'
import { readDevice } from './read-device.ts'
import { runSelfTest } from './self-test.ts'

export const irisUsage = 4

/** A camera sees the person's right eye on its left. */
const panesOf: Readonly<Record<number, readonly Eye[]>> = { 1: ['right'], 2: ['left'], 3: ['right', 'left'] }

/** Null where no eye is asked for. */
function positionOf(eyes: readonly Eye[]): number | null {
  const position = (eyes.includes('right') ? 1 : 0) + (eyes.includes('left') ? 2 : 0)
  return position === 0 ? null : position
}

export function createOcdpIrisDriver(times: CaptureTimes = usualTimes): ReportDriver<IrisCamera> {
  return {
    id: 'ocdp-iris',
    kind: 'iris',
    speaks: 'reports',
    matches: (info) => info.usagePage === usagePage && info.usage === irisUsage,
    // All but the picture itself.
    recordable: (report) => (report[0] === chunkId ? chunkHeader : report.length),
    open: (link, deviceId, signal) => openCamera(link, deviceId, times, signal),
  }
}

async function openCamera(
  link: ReportLink,
  deviceId: string,
  times: CaptureTimes,
  signal: AbortSignal,
): Promise<Result<IrisCamera, DeviceError>> {
  const read = await readDevice(link, deviceId, 'OCDP iris camera', signal)
  if (!read.ok) return read
  const { caps, model } = read.value
  if (caps.class !== irisUsage) return fail({ code: 'devices/garbled', deviceId, what: 'class' })
  const alone = inTurn(deviceId)
  return ok({
    kind: 'iris',
    model,
    firmware: caps.firmware.join('.'),
    simulated: (caps.flags & flagSimulated) !== 0,
    captureIris: async ({ eyes, onPreview }, stop) => {
      const position = positionOf(eyes)
      if (position === null) return ok([])
      const panes = panesOf[position] ?? []
      const run = { link, deviceId, caps, times, position, signal: stop }
      const taken = await alone(() => runCapture({ ...run, onPreview: (image) => onPreview(image, panes) }))
      if (!taken.ok) return taken
      const cut = cutApart(taken.value, panes)
      return cut === null ? fail({ code: 'devices/garbled', deviceId, what: 'width' }) : ok(cut)
    },
    selfTest: (stop) => alone(() => runSelfTest({ link, deviceId, caps, times, signal: stop })),
    close: () => link.close(),
  })
}

/** Null where the width cannot be shared out. */
function cutApart({ width, height, pixels }: GreyImage, panes: readonly Eye[]): IrisImage[] | null {
  const wide = width / panes.length
  if (!Number.isInteger(wide)) return null
  return panes.map((eye, i) => {
    const own = new Uint8Array(wide * height)
    for (let y = 0; y < height; y += 1)
      own.set(pixels.subarray(y * width + i * wide, y * width + (i + 1) * wide), y * wide)
    return { eye, width: wide, height, pixels: own }
  })
}
