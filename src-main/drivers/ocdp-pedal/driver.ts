/** The conversation with an OCDP foot pedal: read what it is, then listen. It needs no session: a press is an edge. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { DeviceError, Pedal, ReportDriver } from '../driver.ts'
import { deviceError } from '../failure.ts'
import { capsId, capsLength, readButtonEvent, readCaps, usagePage, usagePedal } from './protocol.ts'

export function createOcdpPedalDriver(): ReportDriver<Pedal> {
  return {
    id: 'ocdp-pedal',
    kind: 'pedal',
    speaks: 'reports',
    matches: (info) => info.usagePage === usagePage && info.usage === usagePedal,
    open: openPedal,
  }
}

type Caps = NonNullable<ReturnType<typeof readCaps>>

async function readDevice(
  link: ReportLink,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<Caps, DeviceError>> {
  const read = await link.getFeature(capsId, capsLength, signal)
  if (!read.ok) return fail(deviceError(read.error, deviceId, 'caps'))
  const caps = readCaps(read.value)
  if (caps === null) return fail({ code: 'devices/garbled', deviceId, what: 'caps' })
  return caps.major === 1 ? ok(caps) : fail({ code: 'devices/too-old', deviceId, version: `${caps.major}` })
}

async function openPedal(
  link: ReportLink,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<Pedal, DeviceError>> {
  const caps = await readDevice(link, deviceId, signal)
  if (!caps.ok) return caps
  return ok({
    kind: 'pedal',
    model: 'OCDP pedal',
    firmware: caps.value.firmware,
    simulated: false,
    onPress: (fn) => {
      let lastSeq: number | null = null
      return link.onReport((report) => {
        const event = readButtonEvent(report)
        // A report that comes twice is one press.
        if (event === null || event.seq === lastSeq) return
        lastSeq = event.seq
        if (event.isDown) fn()
      })
    },
    selfTest: async (testSignal) => {
      const again = await readDevice(link, deviceId, testSignal)
      return again.ok ? ok() : again
    },
    close: () => link.close(),
  })
}
