/** The two ways to plug a virtual device into the guest's kernel. */
import type { VirtualDevice } from '../../../src-main/transports/loopback.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { plugIntoUhid } from './uhid/plug.ts'
import { plugIntoVhci } from './vhci/plug.ts'

export interface Plugged {
  /** Pulls the device out at once, in the middle of whatever it does; settles when the kernel has let go of it. */
  readonly pull: () => Promise<void>
}

export const ports = { uhid: plugIntoUhid, vhci: plugIntoVhci } as const
export type PortName = keyof typeof ports

export interface Bus {
  readonly plug: (device: VirtualDevice) => Promise<void>
  /** Of a device that is not plugged: nothing. */
  readonly unplug: (device: VirtualDevice) => Promise<void>
}

/** Devices by what they are, so that each can be pulled out again. `isListed` is asked until the plug has been noticed. */
export function createBus(name: PortName, isListed: (serial: string) => Promise<boolean>): Bus {
  const plugged = new Map<VirtualDevice, Promise<Plugged>>()
  const settle = async (serial: string, isThere: boolean) => {
    while ((await isListed(serial)) !== isThere) await sleep(50)
  }
  return {
    plug: async (device) => {
      if (plugged.has(device)) return
      const plugging = ports[name](device)
      plugged.set(device, plugging)
      await plugging
      await settle(device.info.serial, true)
    },
    unplug: async (device) => {
      const plugging = plugged.get(device)
      plugged.delete(device)
      await (await plugging)?.pull()
      await settle(device.info.serial, false)
    },
  }
}
