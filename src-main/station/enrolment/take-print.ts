/** One print across the loss of a scanner or of the device host: the officer loses a second, not the application. */
import type { ErrorCode } from '../../contract/errors.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { Print, PrintRequest } from '../../device-host/messages.ts'
import type { Devices } from '../devices/hub.ts'

/** So long a scanner may be away; who put the cable back later presses the key again. */
const awayMs = 30_000
/** A cable that is loose, or a scanner that kills the device host whenever it is armed. */
const mostLosses = 5

const losses: ReadonlySet<ErrorCode> = new Set(['devices/unplugged', 'devices/host-down'])

/**
 * Arms again when the scanner that was there is back, and only that one: by its serial number. `ask` makes each
 * request anew, because another device host has forgotten what the first one had seen.
 */
export async function takePrintAcrossLosses(
  devices: Pick<Devices, 'list' | 'captureFingerprint' | 'whenReady' | 'parkedReason'>,
  ask: () => Promise<PrintRequest>,
  signal: AbortSignal,
): Promise<Result<Print>> {
  const scanners = devices
    .list()
    .filter(({ kind, state }) => kind === 'fingerprint' && state === 'ready')
    .map(({ deviceId }) => deviceId)
  for (let lost = 0; ; lost += 1) {
    const print = await devices.captureFingerprint(await ask(), signal)
    if (print.ok || !losses.has(print.error.code) || lost === mostLosses || scanners.length === 0)
      return print
    if (await devices.whenReady(scanners, awayMs, signal)) continue
    if (signal.aborted) return fail({ code: 'devices/cancelled' })
    return devices.parkedReason() === null ? print : fail({ code: 'devices/parked' })
  }
}
