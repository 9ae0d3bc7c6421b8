import { fail, type Result } from '../../contract/result.ts'
import type { DeviceError } from '../driver.ts'

/** One session at a time: the image of one citizen must not answer the request for another. */
export function inTurn(deviceId: string) {
  let isWorking = false
  return async <T>(work: () => Promise<Result<T, DeviceError>>): Promise<Result<T, DeviceError>> => {
    if (isWorking) return fail({ code: 'devices/busy', deviceId })
    isWorking = true
    try {
      return await work()
    } finally {
      isWorking = false
    }
  }
}
