/**
 * Asks for the level while no image is coming: keeps the session alive, and notices a device that has lost its
 * arming, says that it is broken, or whose IMAGE_BEGIN was lost.
 */
import type { DeviceError } from '../driver.ts'
import type { CaptureRun } from './capture.ts'
import type { Channel } from './channel.ts'
import type { Receiver } from './receiver.ts'
import { deviceState, readStatus, statusId, type Status } from './status.ts'

export interface Poll {
  /** When the device is armed: before, it has nothing to say. */
  readonly start: () => void
  /** At once, beside its rhythm. */
  readonly now: () => void
  readonly stop: () => void
}

export function createPoll(
  { link, deviceId, times, signal }: CaptureRun,
  channel: Channel,
  receiver: Pick<Receiver, 'isReceiving'>,
  failed: (error: DeviceError) => void,
): Poll {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const follow = (status: Status) => {
    if (status.state === deviceState.transferring) {
      channel.tell({ op: 'resync', transfer: status.transfer, from: 0, bitmap: new Uint8Array(32) })
    }
    const error = errorOf(status, deviceId)
    if (error !== null) failed(error)
  }
  const look = async () => {
    if (receiver.isReceiving()) return
    const answer = await channel.ask({ op: 'hello' })
    if (!answer.ok && answer.error === 'silent') return failed({ code: 'devices/timeout', deviceId })
    const read = await link.getFeature(statusId, 64, signal)
    const status = read.ok ? readStatus(read.value) : null
    if (status !== null && !receiver.isReceiving() && !isStopped) follow(status)
  }

  return {
    start: () => {
      if (!isStopped) timer = setInterval(() => void look(), times.pollMs)
    },
    now: () => void look(),
    stop: () => {
      isStopped = true
      clearInterval(timer)
    },
  }
}

/** Why nothing will come any more; null while something may. */
function errorOf({ state, lastError }: Status, deviceId: string): DeviceError | null {
  if (state !== deviceState.idle && state !== deviceState.error) return null
  if (lastError === 'none' || lastError === 'nobody-came') return { code: 'devices/timeout', deviceId }
  return { code: 'devices/fault', deviceId, what: lastError }
}
