/** Waits for a device to be ready. */
import type { DeviceInfo } from '../../contract/records/snapshot.ts'

export interface Readiness {
  /** True as soon as one of these is ready; false after `withinMs`, on abort, or when the host is parked. */
  readonly whenReady: (
    deviceIds: readonly string[],
    withinMs: number,
    signal: AbortSignal,
  ) => Promise<boolean>
  /** To be called after each change of the devices or of the host. */
  readonly look: () => void
}

export function createReadiness(devices: () => readonly DeviceInfo[], isParked: () => boolean): Readiness {
  const watchers = new Set<() => void>()
  return {
    look: () => {
      for (const watch of watchers) watch()
    },
    whenReady: (deviceIds, withinMs, signal) =>
      new Promise((resolve) => {
        const end = (isBack: boolean) => {
          clearTimeout(patience)
          watchers.delete(watch)
          signal.removeEventListener('abort', giveUp)
          resolve(isBack)
        }
        const giveUp = () => end(false)
        const watch = () => {
          if (devices().some((one) => one.state === 'ready' && deviceIds.includes(one.deviceId))) end(true)
          else if (isParked() || signal.aborted) giveUp()
        }
        const patience = setTimeout(giveUp, withinMs)
        watchers.add(watch)
        signal.addEventListener('abort', giveUp, { once: true })
        watch()
      }),
  }
}
