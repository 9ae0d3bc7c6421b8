/** The conversation with an OCDP scanner: read what it can do, and take one image at a time. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { CapturedImage, DeviceError, FingerprintScanner, GreyImage, ReportDriver } from '../driver.ts'
import { capsId, flagSimulated, readCaps, readModel, stringsId, type Caps } from './caps.ts'
import { runCapture, type CaptureTimes } from './capture.ts'
import { positionOf } from '../positions.ts'

const usagePage = 0xffb1
/** Usages of the profile: 1 single finger, 2 slap or ten-print. */
const fingerprintUsages: ReadonlySet<number> = new Set([1, 2])

/** As on native hardware; the guest of the bench and the tests set their own. */
const usualTimes: CaptureTimes = { responseMs: 1_000, silenceMs: 250, pollMs: 1_000, captureMs: 60_000 }

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
  const caps = read.ok ? readCaps(read.value) : null
  if (caps === null) {
    if (!read.ok && read.error === 'closed') return fail({ code: 'devices/unplugged', deviceId })
    return fail({ code: 'devices/garbled', deviceId, what: 'caps' })
  }
  const named = await link.getFeature(stringsId, 64, signal)
  return ok(
    scanner(link, deviceId, times, caps, (named.ok ? readModel(named.value) : null) ?? 'OCDP scanner'),
  )
}

function scanner(
  link: ReportLink,
  deviceId: string,
  times: CaptureTimes,
  caps: Caps,
  model: string,
): FingerprintScanner {
  let isWorking = false

  const capture = async (
    slot: CaptureSlot,
    onPreview: (image: GreyImage) => void,
    signal: AbortSignal,
  ): Promise<Result<CapturedImage, DeviceError>> => {
    const position = positionOf(slot)
    if (position === null) return fail({ code: 'devices/garbled', deviceId, what: 'slot' })
    if (isWorking) return fail({ code: 'devices/busy', deviceId })
    isWorking = true
    try {
      return await runCapture({ link, deviceId, caps, times, position, onPreview, signal })
    } finally {
      isWorking = false
    }
  }

  return {
    kind: 'fingerprint',
    model,
    firmware: caps.firmware.join('.'),
    simulated: (caps.flags & flagSimulated) !== 0,
    capture: ({ slot, onPreview }, signal) => capture(slot, onPreview, signal),
    close: () => link.close(),
  }
}
