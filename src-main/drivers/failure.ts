/** What a failed conversation means to whoever asked for it. */
import type { LinkError } from '../transports/link.ts'
import type { DeviceError } from './driver.ts'

export type Unanswered = LinkError | 'silent'

/** A stall is an answer that the device's protocol does not have. */
export function deviceError(cause: Unanswered, deviceId: string, what: string): DeviceError {
  switch (cause) {
    case 'closed':
      return { code: 'devices/unplugged', deviceId }
    case 'cancelled':
      return { code: 'devices/cancelled' }
    case 'silent':
      return { code: 'devices/timeout', deviceId }
    case 'stalled':
      return { code: 'devices/garbled', deviceId, what }
  }
}
