import { fail, type Result } from '../../contract/result.ts'
import type { DeviceError } from '../driver.ts'

/** Refuses while one of it runs: the image of one citizen must not answer the request for another. */
export function oneAtATime<A extends unknown[], T>(
  deviceId: string,
  work: (...args: A) => Promise<Result<T, DeviceError>>,
): (...args: A) => Promise<Result<T, DeviceError>> {
  let isWorking = false
  return async (...args) => {
    if (isWorking) return fail({ code: 'devices/busy', deviceId })
    isWorking = true
    try {
      return await work(...args)
    } finally {
      isWorking = false
    }
  }
}
