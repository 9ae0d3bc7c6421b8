/** The device host without its process: takes requests, answers each of them once, tells what changes. */
import type { HidProblem } from '../contract/records/snapshot.ts'
import type { Driver } from '../drivers/driver.ts'
import type { SimulatedDevice, SimulatedTool } from '../drivers/simulated.ts'
import type { Loopback } from '../transports/loopback.ts'
import type { Transport } from '../transports/link.ts'
import { hear } from './desk.ts'
import { createDispatch } from './dispatch.ts'
import type { Imaging } from './imaging.ts'
import { beatMs, toHost, type FromHost } from './messages.ts'
import { createRoster } from './roster.ts'
import { createWork } from './work.ts'

export interface HostOptions {
  readonly transports: readonly Transport[]
  readonly drivers: readonly Driver[]
  readonly loopback: Loopback
  /** Why devices of the HID bus may be missing; asked after each look at what is plugged in. */
  readonly hidProblem: () => HidProblem | null
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
  const work = createWork(o.post)
  const roster = createRoster(
    o.transports,
    o.drivers,
    () =>
      o.post({
        type: 'devices',
        devices: roster.list(),
        hidProblem: o.hidProblem(),
        hasEngine: o.imaging !== null,
      }),
    (deviceId, device) => hear(deviceId, device, o.post),
  )
  const dispatch = createDispatch(o, roster, work)
  let beat: NodeJS.Timeout | undefined

  return {
    start: async () => {
      beat = setInterval(() => o.post({ type: 'beat' }), beatMs)
      for (const device of [...o.simulated, ...o.tools]) o.loopback.plug(device)
      for (const transport of o.transports) transport.onChange(() => void roster.refresh())
      await roster.refresh()
    },
    receive: (message) => {
      const parsed = toHost.safeParse(message)
      if (parsed.success) dispatch(parsed.data)
    },
    stop: () => {
      clearInterval(beat)
      work.giveUpAll()
    },
  }
}
