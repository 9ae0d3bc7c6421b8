/** What went wrong in a library or its helper, in the words of the station. */
import type { LibraryFailure } from '../../transports/library/library-link.ts'
import type { DeviceError } from '../driver.ts'

export function deviceError({ why, detail }: LibraryFailure, deviceId: string): DeviceError {
  switch (why) {
    case 'gone':
      return { code: 'devices/unplugged', deviceId }
    case 'cancelled':
      return { code: 'devices/cancelled' }
    case 'timeout':
      return { code: 'devices/timeout', deviceId }
    case 'busy':
      return { code: 'devices/busy', deviceId }
    case 'too-old':
      return { code: 'devices/too-old', deviceId, version: detail }
    case 'untrusted':
      return { code: 'devices/untrusted', deviceId, what: detail }
    case 'parked':
      return { code: 'devices/vendor-failed', deviceId, what: detail }
    case 'bad-image':
    case 'refused':
      return { code: 'devices/garbled', deviceId, what: detail === '' ? why : detail }
  }
}
