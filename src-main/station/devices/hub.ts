/**
 * The station's side of the devices: keeps a device host running, knows what is plugged in, and takes one print
 * at a time. Whatever happens in the host, a call settles: with its result, or with `devices/host-down`.
 */
import type { AppError } from '../../contract/errors.ts'
import type { EventData } from '../../contract/events.ts'
import type { CameraSetting } from '../../contract/records/camera-setting.ts'
import type { DeviceInfo, HidProblem } from '../../contract/records/snapshot.ts'
import type { Result } from '../../contract/result.ts'
import {
  fromHost,
  type Fault,
  type FromHost,
  type Irises,
  type IrisRequest,
  type KnownFinger,
  type KnownOfficer,
  type Preview,
  type Print,
  type PrintRequest,
  type SignedPad,
} from '../../device-host/messages.ts'
import type { SpawnHost } from './host-process.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import { createKnownOfficers } from './known-officers.ts'
import { createRequests, type Requests } from './requests.ts'
import { createSeenPrints } from './seen-prints.ts'
import { createSupervisor, type HostState } from './supervisor.ts'

export type { SpawnHost } from './host-process.ts'

/** What the windows see. */
type DevicesView = EventData<'devices.changed'>

export interface DevicesOptions {
  readonly spawn: SpawnHost
  readonly onChange: (view: DevicesView) => void
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
  /** Why devices of the HID bus may be missing from the list. */
  readonly hidProblem: () => HidProblem | null
  /** True until the host has said that it has none. */
  readonly hasEngine: () => boolean
  /**
   * Takes one print. Errors: `devices/none`, `unplugged`, `timeout`, `busy`, `cancelled`, `garbled`, `no-engine`,
   * `devices/host-down` when the host died meanwhile (it is back within a second, and the caller arms again),
   * `devices/parked` when it is not coming back by itself, and `prints/*` where the fingers are not those that were asked for.
   */
  readonly captureFingerprint: (request: PrintRequest, signal: AbortSignal) => Promise<Result<Print>>
  /** Takes the eyes asked for. Errors as for a print, and `irises/*` in place of `prints/*`. */
  readonly captureIrises: (request: IrisRequest, signal: AbortSignal) => Promise<Result<Irises>>
  readonly whenReady: Readiness['whenReady']
  /** Whether the host that runs now has seen this print; what it has not is sent along as its record. */
  readonly remembers: (captureId: string) => boolean
  /** Turns the host to another sitting, or to none; at lock it forgets the last sittings as well. */
  readonly attend: (applicationId: string | null, isLocked: boolean) => void
  /** An officer's own fingers as templates. Errors as for a print. */
  readonly readFingers: (
    request: Pick<PrintRequest, 'slot' | 'person'>,
    signal: AbortSignal,
  ) => Promise<Result<KnownFinger[]>>
  /** Whose fingers are no citizen's, until the next lock; a host that is started again is told again. */
  readonly knowOfficers: (officers: readonly KnownOfficer[]) => void
  /** Takes one signature on the pad. Errors as for a print, without those of the engine and the fingers. */
  readonly takeSignature: (signal: AbortSignal) => Promise<Result<SignedPad>>
  /** `devices/refused` where the camera does not do that. */
  readonly setCamera: (deviceId: string, setting: CameraSetting) => Promise<Result<void>>
  /** Plays a fault on a simulated device; `crash-host` settles when the host is gone. `card` is for `scan-card`. */
  readonly simulate: (deviceId: string, fault: Fault, card?: string | null) => Promise<Result<void>>
  /** What the device finds wrong with itself; `devices/none` where it cannot tell. */
  readonly selfTest: (deviceId: string) => Promise<Result<void>>
  /** Starts a parked host once more. */
  readonly unpark: () => void
  readonly hostState: () => { state: HostState; restarts: number }
  /** Why the host is no longer restarted; null while it is. */
  readonly parkedReason: () => string | null
  readonly pid: () => number | null
  readonly stop: () => Promise<void>
}

/** What the host is for: samples. */
const hasTaken = (message: FromHost) =>
  (message.type === 'captured' || message.type === 'irises-captured') && message.result.ok

export function createDevices(o: DevicesOptions): Devices {
  let devices: DeviceInfo[] = []
  let hostSays: Pick<DevicesView, 'hidProblem' | 'hasEngine'> = { hidProblem: null, hasEngine: true }
  const seen = createSeenPrints()
  let heard: () => void = () => undefined
  const started = new Promise<void>((resolve) => (heard = resolve))

  const change = (next: DeviceInfo[]) => {
    devices = next
    o.onChange({ devices, ...hostSays, isParked: isParked() })
    readiness.look()
  }
  const receive = (raw: unknown) => {
    const parsed = fromHost.safeParse(raw)
    if (!parsed.success) return
    const message = parsed.data
    requests.settle(message)
    passOn(message, o, requests)
    if (hasTaken(message)) supervisor.proved()
    else if (message.type === 'devices') {
      if (supervisor.state() === 'starting') officers.tell()
      supervisor.ready()
      heard()
      hostSays = { hidProblem: message.hidProblem, hasEngine: message.hasEngine }
      change(message.devices)
    }
  }
  const hostError = (): AppError => ({
    code: supervisor.parkedReason() === null ? 'devices/host-down' : 'devices/parked',
  })
  const lost = () => {
    seen.forget()
    requests.failAll(hostError())
    if (isParked()) heard()
    // Nothing is known of the devices until the new host has looked.
    change(devices.map((device) => ({ ...device, state: 'unplugged' })))
  }
  const supervisor = createSupervisor({ spawn: o.spawn, onMessage: receive, onDown: lost })
  const requests = createRequests(
    (message) => supervisor.post(message),
    () => (supervisor.state() === 'up' ? null : hostError()),
  )
  const isParked = () => supervisor.parkedReason() !== null
  const officers = createKnownOfficers((message) => supervisor.post(message))
  const readiness = createReadiness(() => devices, isParked)
  const { perform } = requests

  return {
    start: () => {
      supervisor.start()
      return within(started, 5_000)
    },
    list: () => devices,
    hidProblem: () => hostSays.hidProblem,
    hasEngine: () => hostSays.hasEngine,
    remembers: seen.has,
    readFingers: requests.readFingers,
    knowOfficers: officers.know,
    attend: (applicationId, isLocked) => {
      if (isLocked) officers.forget()
      if (seen.turnTo(applicationId, isLocked)) supervisor.post({ type: 'leave', isLocked })
    },
    captureFingerprint: async (request, signal) => {
      const remember = seen.expect(request)
      const result = await requests.capture(request, signal)
      if (result.ok) remember()
      return result
    },
    captureIrises: requests.captureIrises,
    takeSignature: requests.sign,
    setCamera: (deviceId, setting) =>
      perform((requestId) => ({ type: 'set-camera', requestId, deviceId, setting })),
    simulate: async (deviceId, fault, card = null) => {
      const result = await perform((requestId) => ({ type: 'simulate', requestId, deviceId, fault, card }))
      // It has no time to answer.
      return fault === 'crash-host' && !result.ok ? { ok: true, value: undefined } : result
    },
    selfTest: (deviceId) => perform((requestId) => ({ type: 'self-test', requestId, deviceId })),
    unpark: () => {
      supervisor.unpark()
      change(devices)
    },
    whenReady: readiness.whenReady,
    hostState: () => ({ state: supervisor.state(), restarts: supervisor.restarts() }),
    parkedReason: supervisor.parkedReason,
    pid: supervisor.pid,
    stop: supervisor.stop,
  }
}

/** Settles with it, or without it when the time is up. */
async function within(what: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([what, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))])
  clearTimeout(timer)
}

/** What concerns whoever is at the counter, and not the host. */
function passOn(message: FromHost, o: DevicesOptions, requests: Requests): void {
  // A preview of a capture that has ended shows a finger of nobody.
  if (message.type === 'preview' && requests.isCapturing(message.requestId)) o.onPreview(message.preview)
  else if (message.type === 'scanned') o.onScanned(message.text)
  else if (message.type === 'pressed') o.onPressed({ deviceId: message.deviceId, by: message.by })
}
