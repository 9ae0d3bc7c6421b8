/** The kernel's HID stack as a bus of the conformance suite: real node-hid, real hidraw, devices in Node behind the kernel. */
import type { VirtualDevice } from '../../../src-main/transports/loopback.ts'
import { createHidTransport } from '../../../src-main/transports/hid/hid-transport.ts'
import { loadNodeHid } from '../../../src-main/transports/hid/node-hid.ts'
import type { Backend } from '../../conformance/case.ts'
import { createBus, type PortName } from './port.ts'

/** Nothing is loaded or opened before the first device is plugged in. */
export function createKernelBackend(name: PortName, slowness: number): Backend {
  const own = new Set<string>()
  const transport = createHidTransport({
    load: loadNodeHid,
    // Every back end sees its own devices only: cases that run beside each other are strangers.
    wants: ({ serial }) => own.has(serial),
  })
  const isListed = async (serial: string) => (await transport.list()).some((info) => info.serial === serial)
  const bus = createBus(name, isListed)
  return {
    name,
    slowness,
    transport,
    plug: (device: VirtualDevice) => {
      own.add(device.info.serial)
      return bus.plug(device)
    },
    unplug: bus.unplug,
    close: async () => transport.close(),
  }
}
