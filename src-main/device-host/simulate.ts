import { fail, ok, type Result } from '../contract/result.ts'
import type { SimulatedDevice } from '../drivers/simulated.ts'
import type { Loopback } from '../transports/loopback.ts'
import type { Fault } from './messages.ts'

/** Plays a fault of the menu on a simulated device; `none` and `replug` also put it in again. */
export function playFault(
  { simulated, loopback }: { readonly simulated: readonly SimulatedDevice[]; readonly loopback: Loopback },
  deviceId: string,
  fault: Exclude<Fault, 'crash-host'>,
): Result<undefined> {
  const device = simulated.find(({ info }) => deviceId.endsWith(`:${info.serial}`))
  if (device === undefined) return fail({ code: 'devices/none', kind: 'simulated' })
  switch (fault) {
    case 'unplug':
      loopback.unplug(device)
      break
    case 'replug':
      loopback.plug(device)
      break
    case 'none':
      device.setFault('none')
      loopback.plug(device)
      break
    case 'stall':
    case 'lose-chunks':
    case 'corrupt-chunk':
    case 'swap-hand':
    case 'wrong-finger':
    case 'light-touch':
      device.setFault(fault)
  }
  return ok(undefined)
}
