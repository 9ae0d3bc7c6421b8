/** The three things that are asked of an opened service: who are you, take a picture, show what you see. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { HttpAsk, HttpLink } from '../../transports/http/http-link.ts'
import type { DeviceError } from '../driver.ts'
import { readCaptureAnswer, type CaptureAnswer } from './capture-answer.ts'
import { captureBody, type CaptureRequest } from './capture-request.ts'
import type { Trust } from './chain.ts'
import { readInfo, type DeviceInfo, type Expected, type InfoFault } from './info.ts'
import type { SbiPorts } from './ports.ts'

export interface SbiTimes {
  readonly infoMs: number
  /** How long the device may wait for a finger: it ends its capture by itself then. */
  readonly captureMs: number
  /** Beyond that, for the picture to come. */
  readonly graceMs: number
}

export const usualTimes: SbiTimes = { infoMs: 5_000, captureMs: 20_000, graceMs: 5_000 }

export interface Talk {
  readonly link: HttpLink
  readonly deviceId: string
  readonly ports: SbiPorts
  readonly times: SbiTimes
}

const mostInfoBytes = 262_144
/** Four fingers without compression, twice in base64. */
const mostCaptureBytes = 16 * 1_048_576

export async function askInfo(
  talk: Talk,
  expected: Expected,
  signal: AbortSignal,
): Promise<Result<DeviceInfo, DeviceError>> {
  const ask = { method: 'MOSIPDINFO', path: '/info', json: undefined, maxBytes: mostInfoBytes }
  const body = await askFor(talk, { ...ask, timeoutMs: talk.times.infoMs }, signal)
  if (!body.ok) return body
  const info = await readInfo(body.value, expected, trustOf(talk))
  return info.ok ? info : fail(errorOf(info.error, talk.deviceId))
}

export async function askCapture(
  talk: Talk,
  device: DeviceInfo,
  request: CaptureRequest,
  signal: AbortSignal,
): Promise<Result<CaptureAnswer, DeviceError>> {
  const json = captureBody(request, device)
  const ask = { method: 'RCAPTURE', path: '/capture', json, maxBytes: mostCaptureBytes }
  const timeoutMs = talk.times.captureMs + talk.times.graceMs
  const body = await askFor(talk, { ...ask, timeoutMs }, signal)
  if (!body.ok) return body
  return readCaptureAnswer(body.value, { deviceId: talk.deviceId, device, request, trust: trustOf(talk) })
}

const trustOf = ({ ports }: Talk): Trust => ({ anchors: ports.trust(), at: ports.now() })

/** The body of a good answer. */
async function askFor(
  { link, deviceId }: Talk,
  ask: HttpAsk,
  signal: AbortSignal,
): Promise<Result<Uint8Array, DeviceError>> {
  const answer = await link.ask(ask, signal)
  if (signal.aborted) return fail({ code: 'devices/cancelled' })
  const garbled = (what: string) => fail({ code: 'devices/garbled' as const, deviceId, what })
  if (!answer.ok) {
    switch (answer.error) {
      case 'closed':
        return fail({ code: 'devices/unplugged', deviceId })
      case 'timeout':
        return fail({ code: 'devices/timeout', deviceId })
      case 'cancelled':
        return fail({ code: 'devices/cancelled' })
      case 'too-large':
      case 'stalled':
        return garbled(answer.error)
    }
  }
  return answer.value.status === 200 ? ok(answer.value.body) : garbled(`status-${answer.value.status}`)
}

function errorOf(fault: InfoFault, deviceId: string): DeviceError {
  switch (fault.kind) {
    case 'gone':
      return { code: 'devices/unplugged', deviceId }
    case 'garbled':
      return { code: 'devices/garbled', deviceId, what: fault.what }
    case 'too-old':
      return { code: 'devices/too-old', deviceId, version: fault.version }
    case 'untrusted':
      return { code: 'devices/untrusted', deviceId, what: fault.what }
  }
}
