/** The conversation with an OCDP scanner: read what it can do, and take one image at a time. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { DeviceError, FingerprintScanner, ReportDriver } from '../driver.ts'
import {
  capsId,
  flagSimulated,
  majorSpoken,
  readCaps,
  readModel,
  readVersion,
  stringsId,
  type Caps,
} from './caps.ts'
import { runCapture, type CaptureTimes } from './capture.ts'
import { positionOf } from './positions.ts'
import { runSelfTest } from './self-test.ts'
import { readEvent } from './status.ts'

const usagePage = 0xffb1
/** Usages of the profile: 1 single finger, 2 slap or ten-print. */
const fingerprintUsages: ReadonlySet<number> = new Set([1, 2])

/** As on native hardware; the guest of the bench and the tests set their own. */
const usualTimes: CaptureTimes = {
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
    open: (link, deviceId, signal) => openScanner(link, deviceId, times, signal),
  }
}

async function openScanner(
  link: ReportLink,
  deviceId: string,
  times: CaptureTimes,
  signal: AbortSignal,
): Promise<Result<FingerprintScanner, DeviceError>> {
  const read = await link.getFeature(capsId, 64, signal)
  if (!read.ok) {
    if (read.error === 'closed') return fail({ code: 'devices/unplugged', deviceId })
    if (read.error === 'cancelled') return fail({ code: 'devices/timeout', deviceId })
    return fail({ code: 'devices/garbled', deviceId, what: 'caps' })
  }
  const version = readVersion(read.value)
  if (version !== null && version.major < majorSpoken) {
    return fail({ code: 'devices/too-old', deviceId, version: `${version.major}.${version.minor}` })
  }
  const caps = readCaps(read.value)
  if (caps === null) return fail({ code: 'devices/garbled', deviceId, what: 'caps' })
  const named = await link.getFeature(stringsId, 64, signal)
  const model = (named.ok ? readModel(named.value) : null) ?? 'OCDP scanner'
  return ok(scanner({ link, deviceId, times, caps, model }))
}

interface Opened {
  readonly link: ReportLink
  readonly deviceId: string
  readonly times: CaptureTimes
  readonly caps: Caps
  readonly model: string
}

function scanner({ link, deviceId, times, caps, model }: Opened): FingerprintScanner {
  let isWorking = false
  const pressed = new Set<() => void>()
  link.onReport((report) => {
    if (readEvent(report)?.type === 'button') for (const fn of pressed) fn()
  })

  /** One session at a time: the print of one citizen must not answer the request for another. */
  const alone = async <T>(work: () => Promise<Result<T, DeviceError>>): Promise<Result<T, DeviceError>> => {
    if (isWorking) return fail({ code: 'devices/busy', deviceId })
    isWorking = true
    try {
      return await work()
    } finally {
      isWorking = false
    }
  }

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
