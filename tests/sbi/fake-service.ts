/** A service that speaks the Secure Biometric Interface 0.9.5 for the devices it was given, with a fault menu. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { striped } from './body-parts.ts'
import { encodeJpeg } from './encoders.ts'
import { discoveryEntry, infoEntry, type DeviceFacts } from './fake-device.ts'
import { makeSamples, type CaptureAsked, type SampleMaker } from './fake-samples.ts'
import { isWireFault, type Fault, type Verb } from './faults.ts'
import { headOf, listenInRange, sendJson, type VerbRequest } from './verb-server.ts'
import { sendWrongly } from './wrong-answers.ts'

export interface FakeOptions extends SampleMaker {
  readonly ports: { readonly first: number; readonly last: number }
  readonly devices: readonly DeviceFacts[]
  /** What the service names as its own address; without it, its own. */
  readonly callbackId?: string
  /** False where it has not been registered: what it says is unsigned then. */
  readonly isRegistered?: boolean
  /** A person's time to lay the fingers down. */
  readonly settleMs?: number
}

export interface FakeService {
  readonly port: number
  /** From the next request with this verb on; null heals. */
  readonly setFault: (fault: Fault | null, verb?: Verb) => void
  readonly setStatus: (status: 'Ready' | 'Busy' | 'Not Ready') => void
  /** What is plugged into it now. */
  readonly setDevices: (devices: readonly DeviceFacts[]) => void
  readonly asked: () => readonly VerbRequest[]
  readonly close: () => Promise<void>
}

export async function createFakeService(o: FakeOptions): Promise<FakeService> {
  let devices = o.devices
  let status = 'Ready'
  let fault: Fault | null = null
  let faultyVerb: Verb = 'RCAPTURE'
  const asked: VerbRequest[] = []
  const settleMs = o.settleMs ?? 60

  const answer = async (request: VerbRequest, socket: Socket): Promise<void> => {
    const now = request.verb === faultyVerb ? fault : null
    if (now === 'vanish') return server.close()
    if (isWireFault(now)) return sendWrongly(socket, now)
    const callback = o.callbackId ?? `http://127.0.0.1:${server.port}/`
    switch (request.verb) {
      case 'MOSIPDISC':
        return sendJson(
          socket,
          devices.map((device) => discoveryEntry(device, callback)),
        )
      case 'MOSIPDINFO': {
        const signers = o.isRegistered === false ? null : o.signers
        return sendJson(
          socket,
          await Promise.all(devices.map((device) => infoEntry(device, status, callback, signers))),
        )
      }
      case 'STREAM':
        return stream(socket, now, server.close)
      case 'RCAPTURE':
        await sleep(settleMs)
        return capture(socket, request.json as CaptureAsked & { bio: [{ deviceId: string }] }, now)
      default:
        socket.end(headOf('405 OK', { 'Content-Length': 0 }))
    }
  }
  const capture = async (
    socket: Socket,
    json: CaptureAsked & { bio: [{ deviceId: string }] },
    now: Fault | null,
  ) => {
    const device = devices.find(({ sbiId }) => sbiId === json.bio[0].deviceId)
    const code = device === undefined ? '106' : now?.startsWith('error-') === true ? now.slice(6) : null
    if (device === undefined || code !== null) {
      const error = { errorCode: code, errorInfo: 'told by the device' }
      return sendJson(socket, { biometrics: [{ specVersion: '0.9.5', data: '', hash: '', error }] })
    }
    return sendJson(socket, { biometrics: await makeSamples(o, device, json, now) })
  }
  const found = await listenInRange(o.ports, (request, socket) => {
    asked.push(request)
    void answer(request, socket)
  })
  if (found === null) throw new Error('no port is free')
  const server = found

  return {
    port: server.port,
    setFault: (next, verb = 'RCAPTURE') => {
      fault = next
      faultyVerb = verb
    },
    setStatus: (next) => (status = next),
    setDevices: (next) => (devices = next),
    asked: () => asked,
    close: server.close,
  }
}

const boundary = '--BoundaryString'
const frameMs = 40

/** As the reference service streams: the boundary is written with its dashes, the status line is HTTP/1.0. */
async function stream(socket: Socket, fault: Fault | null, vanish: () => Promise<void>): Promise<void> {
  if (fault === 'stream-error')
    return sendJson(socket, { error: { errorCode: '607', errorInfo: 'not ready' } })
  const type = `multipart/x-mixed-replace; boundary=${boundary}`
  socket.write(`HTTP/1.0 200 OK\r\nContent-Type: ${type}\r\n\r\n`)
  const whole = await encodeJpeg(striped(320, 240))
  const frame = fault === 'truncated-jpeg' ? whole.subarray(0, whole.length / 3) : whole
  for (let frames = 0; !socket.destroyed; frames += 1) {
    if (fault === 'unplug-mid-stream' && frames === 3) return vanish()
    const head = `${boundary}\r\nAccess-Control-Allow-Origin:*\r\nContent-Type:image/jpeg\r\n`
    socket.write(`${head}Content-Length:${frame.length}\r\n\r\n`)
    socket.write(frame)
    socket.write('\r\n\r\n')
    await sleep(frameMs)
  }
}
