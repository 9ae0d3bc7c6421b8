/**
 * The station's side of the devices: keeps a device host running, knows what is plugged in, and takes one print
 * at a time. Whatever happens in the host, a call settles: with its result, or with `devices/host-down`.
 */
import type { AppError } from '../../contract/errors.ts'
import type { DeviceInfo } from '../../contract/records/snapshot.ts'
import { fail, type Result } from '../../contract/result.ts'
import {
  fromHost,
  type Fault,
  type FromHost,
  type Preview,
  type Print,
  type PrintRequest,
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
}

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
  readonly simulate: (deviceId: string, fault: Fault) => Promise<Result<void>>
  readonly hostState: () => { state: HostState; restarts: number }
  /** Why the host is no longer restarted; null while it is. */
  readonly parkedReason: () => string | null
  readonly pid: () => number | null
  readonly stop: () => Promise<void>
}

type Captured = Extract<FromHost, { type: 'captured' }>['result']
type Simulated = Extract<FromHost, { type: 'simulated' }>['result']

export function createDevices(o: DevicesOptions): Devices {
  let devices: DeviceInfo[] = []
  let hasEngine = true
  const seen = createSeenPrints()
  let lastRequest = 0
  const captures = new Map<number, (result: Captured) => void>()
  const faults = new Map<number, (result: Simulated) => void>()
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
    else if (message.type === 'simulated') faults.get(message.requestId)?.(message.result)
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
    for (const settle of faults.values()) settle(fail(down))
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
      if (signal.aborted) return fail({ code: 'devices/cancelled' })
      if (supervisor.state() !== 'up') return fail({ code: 'devices/host-down' })
      const remember = seen.expect(request)
      const { requestId, answer } = ask(captures, (id) => ({ type: 'capture', requestId: id, ...request }))
      const cancel = () => supervisor.post({ type: 'cancel', requestId })
      signal.addEventListener('abort', cancel, { once: true })
      const result = await answer
      signal.removeEventListener('abort', cancel)
      if (result.ok) remember()
      return result
    },
    simulate: async (deviceId, fault) => {
      if (supervisor.state() !== 'up') return fail({ code: 'devices/host-down' })
      const { answer } = ask(faults, (requestId) => ({ type: 'simulate', requestId, deviceId, fault }))
      const result = await answer
      return fault === 'crash-host' && !result.ok ? { ok: true, value: undefined } : result
    },
    hostState: () => ({ state: supervisor.state(), restarts: supervisor.restarts() }),
    parkedReason: supervisor.parkedReason,
    pid: supervisor.pid,
    stop: supervisor.stop,
  }
}
