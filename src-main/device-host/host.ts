/** The device host without its process: takes requests, answers each of them once, tells what changes. */
import type { Driver } from '../drivers/driver.ts'
import type { SimulatedDevice, SimulatedPerson, SimulatedTool } from '../drivers/simulated.ts'
import type { Loopback } from '../transports/loopback.ts'
import type { Transport } from '../transports/link.ts'
import { hear, setCamera, takeSignature, testDevice } from './desk.ts'
import type { Imaging } from './imaging.ts'
import { takeIrises } from './irises/take-irises.ts'
import { beatMs, toHost, type FromHost, type Preview, type ToHost } from './messages.ts'
import { createSittingMemory } from './prints/memory.ts'
import { takePrint } from './prints/take-print.ts'
import { readOwnFingers } from './own-fingers.ts'
import { createRoster } from './roster.ts'
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

  /** Does one piece of work that can be given up, and answers it once. */
  const answer = async <T>(
    requestId: number,
    work: (signal: AbortSignal) => Promise<T>,
    reply: (result: T) => FromHost,
  ) => {
    const abort = new AbortController()
    running.set(requestId, abort)
    const result = await work(abort.signal)
    running.delete(requestId)
    o.post(reply(result))
  }
  const setPerson = ({ person }: { readonly person: SimulatedPerson }) => {
    for (const device of o.simulated) device.setPerson(person)
  }
  const capture = (request: Extract<ToHost, { type: 'capture' }>) => {
    const { requestId } = request
    setPerson(request)
    const show = (preview: Preview) => o.post({ type: 'preview', requestId, preview })
    return answer(
      requestId,
      (signal) => takePrint(roster, engine, request, signal, show),
      (result) => ({ type: 'captured', requestId, result }),
    )
  }
  const captureIrises = (request: Extract<ToHost, { type: 'capture-irises' }>) => {
    const { requestId } = request
    setPerson(request)
    const show = (preview: Preview) => o.post({ type: 'preview', requestId, preview })
    return answer(
      requestId,
      (signal) => takeIrises(roster, request, now, signal, show),
      (result) => ({ type: 'irises-captured', requestId, result }),
    )
  }
  const read = (request: Extract<ToHost, { type: 'read-fingers' }>) => {
    setPerson(request)
    return answer(
      request.requestId,
      (signal) => readOwnFingers(roster, engine, request, signal),
      (result) => ({ type: 'fingers-read', requestId: request.requestId, result }),
    )
  }
  const sign = (requestId: number) =>
    answer(
      requestId,
      (signal) => takeSignature(roster, signal),
      (result) => ({ type: 'signed', requestId, result }),
    )
  /** Does what brings nothing back. */
  const perform = (requestId: number, work: (signal: AbortSignal) => Promise<Done>) =>
    answer(requestId, work, (result) => ({ type: 'done', requestId, result }))
  const obey = (message: ToHost): void => {
    switch (message.type) {
      case 'capture':
        return void capture(message)
      case 'capture-irises':
        return void captureIrises(message)
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
