/** The device host without its process: takes requests, answers each of them once, tells what changes. */
import { fail, ok } from '../contract/result.ts'
import type { Provenance } from '../contract/records/enrolment.ts'
import type { CapturedPrint, Driver } from '../drivers/driver.ts'
import type { SimulatedDevice, SimulatedTool } from '../drivers/simulated.ts'
import type { Loopback } from '../transports/loopback.ts'
import type { Transport } from '../transports/link.ts'
import { hear, setCamera, takeSignature, testDevice } from './desk.ts'
import { beatMs, toHost, type FromHost, type Preview, type ToHost } from './messages.ts'
import type { Imaging } from './imaging.ts'
import { createPreviews } from './previews.ts'
import { examine, type ExamineDeps } from './prints/examine.ts'
import { createSittingMemory } from './prints/memory.ts'
import { isSegmented, sizeOf } from './prints/picture.ts'
import { readOwnFingers } from './own-fingers.ts'
import { withScanner } from './scanner.ts'
import { createRoster, type Roster } from './roster.ts'
import { playFault } from './simulate.ts'

export interface HostOptions {
  readonly transports: readonly Transport[]
  readonly drivers: readonly Driver[]
  readonly loopback: Loopback
  readonly simulated: readonly SimulatedDevice[]
  readonly tools: readonly SimulatedTool[]
  /** Null where the engine is not built: then no print is taken. */
  readonly imaging: Imaging | null
  readonly now: () => Date
  readonly post: (message: FromHost) => void
  /** What the fault `crash-host` does. */
  readonly crash: () => void
}

export interface Host {
  /** Settles when the devices that are there have been found. */
  readonly start: () => Promise<void>
  /** A message of the station; what is none is ignored. */
  readonly receive: (message: unknown) => void
  readonly stop: () => void
}

export function createHost(o: HostOptions): Host {
  const running = new Map<number, AbortController>()
  const roster = createRoster(
    o.transports,
    o.drivers,
    () => o.post({ type: 'devices', devices: roster.list(), hasEngine: o.imaging !== null }),
    (deviceId, device) => hear(deviceId, device, o.post),
  )
  const { imaging, now } = o
  const engine = imaging === null ? null : { imaging, now, memory: createSittingMemory(imaging) }
  let beat: NodeJS.Timeout | undefined

  /** What can be cancelled while it runs. */
  const cancellable = async <T>(requestId: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const abort = new AbortController()
    running.set(requestId, abort)
    const result = await task(abort.signal)
    running.delete(requestId)
    return result
  }
  const capture = async (request: CaptureRequest) => {
    const { requestId } = request
    for (const device of o.simulated) device.setPerson(request.person)
    const tell = (preview: Preview) => o.post({ type: 'preview', requestId, preview })
    const result = await cancellable(requestId, (signal) => takePrint(roster, engine, request, signal, tell))
    o.post({ type: 'captured', requestId, result })
  }
  const read = async ({ requestId, slot, person }: ReadRequest) => {
    for (const device of o.simulated) device.setPerson(person)
    const request = { slot, person }
    const result = await cancellable(requestId, (signal) => readOwnFingers(roster, engine, request, signal))
    o.post({ type: 'fingers-read', requestId, result })
  }
  const sign = async (requestId: number) => {
    const result = await cancellable(requestId, (signal) => takeSignature(roster, signal))
    o.post({ type: 'signed', requestId, result })
  }
  /** Does what brings nothing back. */
  const perform = async (requestId: number, task: (signal: AbortSignal) => Promise<Done>) =>
    o.post({ type: 'done', requestId, result: await cancellable(requestId, task) })
  const obey = (message: ToHost): void => {
    switch (message.type) {
      case 'capture':
        return void capture(message)
      case 'read-fingers':
        return void read(message)
      case 'know-officers':
        return void engine?.memory.knowOfficers(message.officers)
      case 'cancel':
        return running.get(message.requestId)?.abort()
      case 'leave':
        return void engine?.memory.leave(message.isLocked)
      case 'simulate': {
        const { requestId, deviceId, fault, card } = message
        if (fault === 'crash-host') return o.crash()
        return o.post({ type: 'done', requestId, result: playFault(o, deviceId, fault, card) })
      }
      case 'sign':
        return void sign(message.requestId)
      case 'set-camera': {
        const { requestId, deviceId, setting } = message
        return void perform(requestId, (signal) => setCamera(roster, deviceId, setting, signal))
      }
      case 'self-test': {
        const { requestId, deviceId } = message
        return void perform(requestId, (signal) => testDevice(roster, deviceId, signal))
      }
    }
  }

  return {
    start: async () => {
      beat = setInterval(() => o.post({ type: 'beat' }), beatMs)
      for (const device of [...o.simulated, ...o.tools]) o.loopback.plug(device)
      for (const transport of o.transports) transport.onChange(() => void roster.refresh())
      await roster.refresh()
    },
    receive: (message) => {
      const parsed = toHost.safeParse(message)
      if (parsed.success) obey(parsed.data)
    },
    stop: () => {
      clearInterval(beat)
      for (const abort of running.values()) abort.abort()
    },
  }
}

type Done = Extract<FromHost, { type: 'done' }>['result']
type CaptureRequest = Extract<ToHost, { type: 'capture' }>
type ReadRequest = Extract<ToHost, { type: 'read-fingers' }>
type Captured = Extract<FromHost, { type: 'captured' }>['result']

async function takePrint(
  roster: Roster,
  engine: ExamineDeps | null,
  request: CaptureRequest,
  signal: AbortSignal,
  tell: (preview: Preview) => void,
): Promise<Captured> {
  if (engine === null) return fail({ code: 'devices/no-engine' })
  const { slot } = request
  return withScanner(roster, async (entry, device) => {
    const { deviceId, driver } = entry
    const previews = createPreviews((image) => tell({ deviceId, slot, mediaType: 'image/png', image }))
    try {
      const taken = await device.capture({ slot, onPreview: previews.offer }, signal)
      if (!taken.ok) return taken
      const { model, firmware, simulated } = device
      const deviceScores = deviceScoresOf(taken.value)
      const provenance = { deviceId, driver: driver.id, model, firmware, simulated, ...deviceScores }
      const print = await examine(engine, request, taken.value, signal)
      return print.ok ? ok({ ...print.value, ...sizeOf(taken.value), provenance }) : print
    } finally {
      previews.stop()
    }
  })
}

/** What the device thinks of its own picture, where it says so. */
function deviceScoresOf(print: CapturedPrint): Pick<Provenance, 'deviceScores'> {
  if (!isSegmented(print)) return {}
  return { deviceScores: print.fingers.map(({ finger, deviceScore: score }) => ({ finger, score })) }
}
