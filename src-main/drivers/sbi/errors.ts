/** Error codes of SBI 0.9.5 and of its reference service, as what the station's errors are. */
import type { DeviceError } from '../driver.ts'

const gone = new Set(['106', '202', '503', '605', '705'])
const busy = new Set(['110', '111', '607', '703'])
/** Nobody laid a finger down, or not in time. */
const timeout = new Set(['101', '609', '701'])
/** Not registered, tampered with, its key is out of date or missing. */
const untrusted = new Set(['100', '103', '107', '108'])

export function errorOfCode(code: string, deviceId: string): DeviceError {
  if (gone.has(code)) return { code: 'devices/unplugged', deviceId }
  if (busy.has(code)) return { code: 'devices/busy', deviceId }
  if (timeout.has(code)) return { code: 'devices/timeout', deviceId }
  if (untrusted.has(code)) return { code: 'devices/untrusted', deviceId, what: `error-${code}` }
  return { code: 'devices/garbled', deviceId, what: `error-${code}` }
}
