/** What an OCDP device is: its promises and its name, read when it is opened. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { DeviceError } from '../driver.ts'
import { capsId, majorSpoken, readCaps, readModel, readVersion, stringsId, type Caps } from './caps.ts'

export async function readDevice(
  link: ReportLink,
  deviceId: string,
  unnamed: string,
  signal: AbortSignal,
): Promise<Result<{ readonly caps: Caps; readonly model: string }, DeviceError>> {
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
  return ok({ caps, model: (named.ok ? readModel(named.value) : null) ?? unnamed })
}
