/** The conversation with an OCDP scanner: read what it can do, and take one image at a time. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { DeviceError, FingerprintScanner, ReportDriver } from '../driver.ts'
import { flagSimulated, type Caps } from './caps.ts'
import { runCapture, type CaptureTimes } from './capture.ts'
import { positionOf } from '../positions.ts'
import { chunkHeader, chunkId } from './image-reports.ts'
import { runSelfTest } from './self-test.ts'
import { inTurn } from './in-turn.ts'
import { readDevice } from './read-device.ts'
import { readEvent } from './status.ts'

export const usagePage = 0xffb1
/** Usages of the profile: 1 single finger, 2 slap or ten-print. */
const fingerprintUsages: ReadonlySet<number> = new Set([1, 2])

/** As on native hardware; the guest of the bench and the tests set their own. */
export const usualTimes: CaptureTimes = {
  responseMs: 1_000,
  nudgeMs: 20,
  silenceMs: 250,
  pollMs: 1_000,
  captureMs: 60_000,
}

export function createOcdpDriver(times: CaptureTimes = usualTimes): ReportDriver<FingerprintScanner> {
  return {
    id: 'ocdp',
    kind: 'fingerprint',
    speaks: 'reports',
    matches: (info) => info.usagePage === usagePage && fingerprintUsages.has(info.usage),
    // All but the picture itself.
    recordable: (report) => (report[0] === chunkId ? chunkHeader : report.length),
    open: (link, deviceId, signal) => openScanner(link, deviceId, times, signal),
  }
}

async function openScanner(
  link: ReportLink,
  deviceId: string,
  times: CaptureTimes,
  signal: AbortSignal,
): Promise<Result<FingerprintScanner, DeviceError>> {
  const read = await readDevice(link, deviceId, 'OCDP scanner', signal)
  return read.ok ? ok(scanner({ link, deviceId, times, ...read.value })) : read
}

interface Opened {
  readonly link: ReportLink
  readonly deviceId: string
  readonly times: CaptureTimes
  readonly caps: Caps
  readonly model: string
}

function scanner({ link, deviceId, times, caps, model }: Opened): FingerprintScanner {
  const alone = inTurn(deviceId)
  const pressed = new Set<() => void>()
  link.onReport((report) => {
    if (readEvent(report)?.type === 'button') for (const fn of pressed) fn()
  })

  return {
    kind: 'fingerprint',
    model,
    firmware: caps.firmware.join('.'),
    simulated: (caps.flags & flagSimulated) !== 0,
    capture: async ({ slot, onPreview }, signal) => {
      const position = positionOf(slot)
      if (position === null) return fail({ code: 'devices/garbled', deviceId, what: 'slot' })
      return alone(() => runCapture({ link, deviceId, caps, times, position, onPreview, signal }))
    },
    selfTest: (signal) => alone(() => runSelfTest({ link, deviceId, caps, times, signal })),
    onPress: (fn) => {
      pressed.add(fn)
      return () => pressed.delete(fn)
    },
    close: () => link.close(),
  }
}
