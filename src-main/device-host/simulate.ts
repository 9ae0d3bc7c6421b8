import { fail, ok, type Result } from '../contract/result.ts'
import type { SimulatedDevice, SimulatedTool } from '../drivers/simulated.ts'
import type { Loopback } from '../transports/loopback.ts'
import type { Fault } from './messages.ts'

interface Simulated {
  readonly simulated: readonly SimulatedDevice[]
  readonly tools: readonly SimulatedTool[]
  readonly loopback: Loopback
}

/** Plays a fault of the menu on a simulated device; `none` and `replug` also put it in again. */
export function playFault(
  { simulated, tools, loopback }: Simulated,
  deviceId: string,
  fault: Exclude<Fault, 'crash-host'>,
  card: string | null,
): Result<undefined> {
  const named = <D extends SimulatedDevice | SimulatedTool>(list: readonly D[]) =>
    list.find(({ info }) => deviceId.endsWith(`:${info.serial}`))
  const scanner = named(simulated)
  const tool = named(tools)
  const device = scanner ?? tool
  if (device === undefined) return fail({ code: 'devices/none', kind: 'simulated' })
  switch (fault) {
    case 'unplug':
      loopback.unplug(device)
      return ok(undefined)
    case 'replug':
      loopback.plug(device)
      return ok(undefined)
    case 'none':
      scanner?.setFault('none')
      loopback.plug(device)
      return ok(undefined)
    case 'scan-card':
    case 'press-pedal':
      return tool?.play(fault, card) === true ? ok(undefined) : refused(deviceId, fault)
    case 'stall':
    case 'lose-chunks':
    case 'corrupt-chunk':
    case 'swap-hand':
    case 'wrong-finger':
    case 'light-touch':
    case 'blink':
    case 'too-far':
    case 'off-centre':
    case 'one-eye':
      if (scanner?.plays.includes(fault) !== true) return refused(deviceId, fault)
      scanner.setFault(fault)
      return ok(undefined)
  }
}

const refused = (deviceId: string, what: string) => fail({ code: 'devices/refused' as const, deviceId, what })
