/**
 * The station's side of the devices: keeps a device host running, knows what is plugged in, and takes one print
 * at a time. Whatever happens in the host, a call settles: with its result, or with `devices/host-down`.
 */
import type { AppError } from '../../contract/errors.ts'
import type { CameraSetting } from '../../contract/records/camera-setting.ts'
import type { DeviceInfo } from '../../contract/records/snapshot.ts'
import { fail, type Result } from '../../contract/result.ts'
import {
  fromHost,
  type Fault,
  type FromHost,
  type Preview,
  type Print,
  type PrintRequest,
  type SignedPad,
  type ToHost,
} from '../../device-host/messages.ts'
import type { SpawnHost } from './host-process.ts'
import { createSeenPrints } from './seen-prints.ts'
import { createSupervisor, type HostState } from './supervisor.ts'

export type { SpawnHost } from './host-process.ts'

export interface DevicesOptions {
  readonly spawn: SpawnHost
  /** Told of the devices, and whether the host has the engine without which no print is taken. */
  readonly onChange: (devices: DeviceInfo[], hasEngine: boolean) => void
  readonly onPreview: (preview: Preview) => void
  /** A code was read. Whose it is, and whether anybody may know, is the station's to say. */
  readonly onScanned: (text: string) => void
  readonly onPressed: (press: Press) => void
}

export type Press = Omit<Extract<FromHost, { type: 'pressed' }>, 'type'>

export interface Devices {
  /** Settles when the host has told its devices, or after 5 s without it: the station works on either way. */
  readonly start: () => Promise<void>
  readonly list: () => DeviceInfo[]
  /** True until the host has said that it has none. */
  readonly hasEngine: () => boolean
  /**
   * Takes one print. Errors: `devices/none`, `unplugged`, `timeout`, `busy`, `cancelled`, `garbled`, `no-engine`,
   * `devices/host-down` when the host died meanwhile (it is back within a second, and the caller arms again), and
   * `prints/*` where the fingers are not those that were asked for.
   */
  readonly captureFingerprint: (request: PrintRequest, signal: AbortSignal) => Promise<Result<Print>>
  /** Whether the host that runs now has seen this print; what it has not is sent along as its record. */
  readonly remembers: (captureId: string) => boolean
  /** Turns the host to another sitting, or to none; at lock it forgets the last sittings as well. */
  readonly attend: (applicationId: string | null, isLocked: boolean) => void
  /** Plays a fault on a simulated device; `crash-host` settles when the host is gone. */
  readonly simulate: (deviceId: string, fault: Fault, card?: string | null) => Promise<Result<void>>
  /** `devices/refused` where the camera does not do that. */
  readonly setCamera: (deviceId: string, setting: CameraSetting) => Promise<Result<void>>
  readonly test: (deviceId: string) => Promise<Result<void>>
  /** Takes one signature on the pad. Errors as for a print, without those of the engine and the fingers. */
  readonly takeSignature: (signal: AbortSignal) => Promise<Result<SignedPad>>
  readonly hostState: () => { state: HostState; restarts: number }
  /** Why the host is no longer restarted; null while it is. */
  readonly parkedReason: () => string | null
  readonly pid: () => number | null
  readonly stop: () => Promise<void>
}

type Captured = Extract<FromHost, { type: 'captured' }>['result']
type Signed = Extract<FromHost, { type: 'signed' }>['result']
type Done = Extract<FromHost, { type: 'done' }>['result']

export function createDevices(o: DevicesOptions): Devices {
  let devices: DeviceInfo[] = []
  let hasEngine = true
  const seen = createSeenPrints()
  let lastRequest = 0
  const captures = new Map<number, (result: Captured) => void>()
  const signings = new Map<number, (result: Signed) => void>()
  const others = new Map<number, (result: Done) => void>()
  let heard: () => void = () => undefined
  const started = new Promise<void>((resolve) => (heard = resolve))

  const change = (next: DeviceInfo[]) => {
    devices = next
    o.onChange(next, hasEngine)
  }
  const receive = (raw: unknown) => {
    const parsed = fromHost.safeParse(raw)
    if (!parsed.success) return
    const message = parsed.data
    if (message.type === 'preview') {
      // A preview of a capture that has ended shows a finger of nobody.
      if (captures.has(message.requestId)) o.onPreview(message.preview)
    } else if (message.type === 'captured') captures.get(message.requestId)?.(message.result)
    else if (message.type === 'signed') signings.get(message.requestId)?.(message.result)
    else if (message.type === 'done') others.get(message.requestId)?.(message.result)
    else if (message.type === 'scanned') o.onScanned(message.text)
    else if (message.type === 'pressed') o.onPressed({ deviceId: message.deviceId, by: message.by })
    else if (message.type === 'devices') {
      supervisor.ready()
      heard()
      hasEngine = message.hasEngine
      change(message.devices)
    }
  }
  const lost = () => {
    seen.forget()
    const down: AppError = { code: 'devices/host-down' }
    for (const settle of captures.values()) settle(fail(down))
    for (const settle of signings.values()) settle(fail(down))
    for (const settle of others.values()) settle(fail(down))
    if (supervisor.parkedReason() !== null) heard()
    // Nothing is known of the devices until the new host has looked.
    change(devices.map((device) => ({ ...device, state: 'unplugged' })))
  }
  const supervisor = createSupervisor({ spawn: o.spawn, onMessage: receive, onDown: lost })

  const ask = <T>(waiting: Map<number, (result: T) => void>, message: (requestId: number) => ToHost) => {
    const requestId = ++lastRequest
    const answer = new Promise<T>((resolve) => waiting.set(requestId, resolve)).finally(() =>
      waiting.delete(requestId),
    )
    supervisor.post(message(requestId))
    return { requestId, answer }
  }

  /** Asks what can be given up, and gives it up when the caller does. */
  const askFor = async <T>(
    waiting: Map<number, (result: T) => void>,
    message: (requestId: number) => ToHost,
    signal: AbortSignal,
  ): Promise<T> => {
    const { requestId, answer } = ask(waiting, message)
    const cancel = () => supervisor.post({ type: 'cancel', requestId })
    signal.addEventListener('abort', cancel, { once: true })
    const result = await answer
    signal.removeEventListener('abort', cancel)
    return result
  }
  /** Why nothing can be asked now; null where it can. */
  const obstacle = (signal?: AbortSignal): AppError | null => {
    if (signal?.aborted === true) return { code: 'devices/cancelled' }
    return supervisor.state() === 'up' ? null : { code: 'devices/host-down' }
  }
  const tell = async (message: (requestId: number) => ToHost): Promise<Done> => {
    const error = obstacle()
    return error === null ? ask(others, message).answer : fail(error)
  }

  return {
    start: async () => {
      supervisor.start()
      const patience = setTimeout(() => heard(), 5_000)
      await started
      clearTimeout(patience)
    },
    list: () => devices,
    hasEngine: () => hasEngine,
    remembers: seen.has,
    attend: (applicationId, isLocked) => {
      if (seen.turnTo(applicationId, isLocked)) supervisor.post({ type: 'leave', isLocked })
    },
    captureFingerprint: async (request, signal) => {
      const error = obstacle(signal)
      if (error !== null) return fail(error)
      const remember = seen.expect(request)
      const result = await askFor(
        captures,
        (requestId) => ({ type: 'capture', requestId, ...request }),
        signal,
      )
      if (result.ok) remember()
      return result
    },
    takeSignature: async (signal) => {
      const error = obstacle(signal)
      if (error !== null) return fail(error)
      return askFor(signings, (requestId) => ({ type: 'sign', requestId }), signal)
    },
    setCamera: (deviceId, setting) =>
      tell((requestId) => ({ type: 'set-camera', requestId, deviceId, setting })),
    test: (deviceId) => tell((requestId) => ({ type: 'test', requestId, deviceId })),
    simulate: async (deviceId, fault, card = null) => {
      if (supervisor.state() !== 'up') return fail({ code: 'devices/host-down' })
      const result = await tell((requestId) => ({ type: 'simulate', requestId, deviceId, fault, card }))
      return fault === 'crash-host' && !result.ok ? { ok: true, value: undefined } : result
    },
    hostState: () => ({ state: supervisor.state(), restarts: supervisor.restarts() }),
    parkedReason: supervisor.parkedReason,
    pid: supervisor.pid,
    stop: supervisor.stop,
  }
}
