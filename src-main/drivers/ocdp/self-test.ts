/** Asks the device to test itself, in a session of its own. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { DeviceError } from '../driver.ts'
import type { CaptureRun } from './capture.ts'
import { createChannel } from './channel.ts'
import { faultOf } from './status.ts'

/** A device may move its shutter and light its lamps for so long. */
const selfTestMs = 10_000

export async function runSelfTest({
  link,
  deviceId,
  caps,
  times,
  signal,
}: Pick<CaptureRun, 'link' | 'deviceId' | 'caps' | 'times' | 'signal'>): Promise<Result<void, DeviceError>> {
  const open = createChannel(link, caps.reportLength, times.responseMs)
  const stop = link.onReport(open.take)
  try {
    for (const [op, withinMs] of [
      ['hello', times.responseMs],
      ['self-test', selfTestMs],
    ] as const) {
      if (signal.aborted) return fail({ code: 'devices/cancelled' })
      const answer = await open.ask({ op }, withinMs)
      if (!answer.ok) {
        const code = answer.error === 'gone' ? 'devices/unplugged' : 'devices/timeout'
        return fail({ code, deviceId })
      }
      const { status, detail } = answer.value
      if (status === 'busy') return fail({ code: 'devices/busy', deviceId })
      if (status !== 'ok') return fail({ code: 'devices/garbled', deviceId, what: op })
      if (detail !== 0) return fail({ code: 'devices/fault', deviceId, what: faultOf(detail) })
    }
    return ok()
  } finally {
    open.tell({ op: 'bye' })
    stop()
  }
}
