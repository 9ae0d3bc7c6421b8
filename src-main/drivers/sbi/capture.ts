/** One capture from beginning to end, the same for fingers and eyes. */
import { fail, type Result } from '../../contract/result.ts'
import type { DeviceError, GreyImage } from '../driver.ts'
import type { Sample } from './capture-answer.ts'
import { newRequest } from './capture-request.ts'
import { askCapture, askInfo, type Talk } from './conversation.ts'
import type { DeviceInfo, Expected } from './info.ts'
import type { Target } from './names.ts'
import { showLiveView } from './live-view.ts'

export type TakeSamples = (
  target: Target | null,
  onPreview: (image: GreyImage) => void,
  signal: AbortSignal,
) => Promise<Result<readonly Sample[], DeviceError>>

/** One at a time. The hash of each accepted sample goes into the request for the next. */
export function createCapture(talk: Talk, expected: Expected): TakeSamples {
  const { deviceId, ports } = talk
  let isWorking = false
  let lastHash = ''

  const take = async (
    target: Target,
    onPreview: (image: GreyImage) => void,
    signal: AbortSignal,
  ): Promise<Result<readonly Sample[], DeviceError>> => {
    // Asked anew: another device may have taken the place, and the key may have been renewed.
    const device = await askInfo(talk, expected, signal)
    if (!device.ok) return device
    const refusal = refusalOf(device.value, target, deviceId)
    if (refusal !== null) return fail(refusal)
    const stopShowing = showLiveView(talk, device.value, target.subId, onPreview)
    const { env, now } = ports
    const request = newRequest(target, env, lastHash, talk.times.captureMs, now())
    const answer = await askCapture(talk, device.value, request, signal)
    stopShowing()
    if (!answer.ok) return answer
    lastHash = answer.value.lastHash
    return { ok: true, value: answer.value.samples }
  }

  return async (target, onPreview, signal) => {
    if (target === null) return fail({ code: 'devices/garbled', deviceId, what: 'slot' })
    if (signal.aborted) return fail({ code: 'devices/cancelled' })
    if (isWorking) return fail({ code: 'devices/busy', deviceId })
    isWorking = true
    try {
      return await take(target, onPreview, signal)
    } finally {
      isWorking = false
    }
  }
}

function refusalOf({ status, subIds }: DeviceInfo, { subId }: Target, deviceId: string): DeviceError | null {
  if (status !== 'Ready') return { code: 'devices/busy', deviceId }
  return subIds.includes(subId) ? null : { code: 'devices/garbled', deviceId, what: 'part' }
}
