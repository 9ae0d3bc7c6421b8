/** The real node-hid over a bus of the kernel, for the contract that the fake of the unit tests is held to as well. */
import type { HidBus } from '../../conformance/hid-bus.ts'
import { createBus, type PortName } from './port.ts'
import { fifoLength } from './vhci/usb-device.ts'

const traits = {
  uhid: { refusal: 'Input/output error', deviceKeeps: 0 },
  // One more waits in the transfer that the kernel has asked for.
  vhci: { refusal: 'Broken pipe', deviceKeeps: fifoLength + 1 },
} as const

export async function createKernelHid(name: PortName, slowness: number): Promise<HidBus> {
  const hid = await import('node-hid')
  const isListed = async (serial: string) =>
    (await hid.devicesAsync()).some(({ serialNumber }) => serialNumber === serial)
  return { hid, slowness, ...traits[name], ...createBus(name, isListed) }
}
