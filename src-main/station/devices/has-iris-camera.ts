import type { DeviceInfo } from '../../contract/records/snapshot.ts'

/**
 * Whether this counter can take irises. One whose cable is out is still there: to pull it out must not be the way
 * around the step. One that cannot be opened is not; and a simulated one takes the irises of nobody, for practice only.
 */
export function hasIrisCamera(devices: readonly DeviceInfo[], isPractice: boolean): boolean {
  return devices.some(
    ({ kind, state, simulated }) => kind === 'iris' && state !== 'failed' && (isPractice || !simulated),
  )
}
