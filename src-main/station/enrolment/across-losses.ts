/** One sample across the loss of its device or of the device host: the officer loses a second, not the application. */
import type { ErrorCode } from '../../contract/errors.ts'
import type { DeviceInfo } from '../../contract/records/snapshot.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { Devices } from '../devices/hub.ts'

/** So long a device may be away; who put the cable back later presses the key again. */
const awayMs = 30_000
/** A cable that is loose, or a device that kills the device host whenever it is armed. */
const mostLosses = 5

const losses: ReadonlySet<ErrorCode> = new Set(['devices/unplugged', 'devices/host-down'])

/**
 * Arms again when the device that was there is back, and only that one: by its serial number. `take` makes each
 * request anew, because another device host has forgotten what the first one had seen.
 */
export async function takeAcrossLosses<T>(
  devices: Pick<Devices, 'list' | 'whenReady' | 'parkedReason'>,
  kind: DeviceInfo['kind'],
  take: () => Promise<Result<T>>,
  signal: AbortSignal,
): Promise<Result<T>> {
  const there = devices
    .list()
    .filter((device) => device.kind === kind && device.state === 'ready')
    .map(({ deviceId }) => deviceId)
  for (let lost = 0; ; lost += 1) {
    const taken = await take()
    if (taken.ok || !losses.has(taken.error.code) || lost === mostLosses || there.length === 0) return taken
    if (await devices.whenReady(there, awayMs, signal)) continue
    if (signal.aborted) return fail({ code: 'devices/cancelled' })
    return devices.parkedReason() === null ? taken : fail({ code: 'devices/parked' })
  }
}
