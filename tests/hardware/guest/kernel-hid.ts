/** The real node-hid over a bus of the kernel, for the contract that the fake of the unit tests is held to as well. */
import type { HidBus } from '../../conformance/hid-bus.ts'
import { createBus, type PortName } from './port.ts'

const refusals = { uhid: 'Input/output error', vhci: 'Broken pipe' } as const

export async function createKernelHid(name: PortName, slowness: number): Promise<HidBus> {
  const hid = await import('node-hid')
  const isListed = async (serial: string) =>
    (await hid.devicesAsync()).some(({ serialNumber }) => serialNumber === serial)
  return { hid, slowness, refusal: refusals[name], ...createBus(name, isListed) }
}
