/** The suite's bus inside this process, without any HID. */
import { createLoopback } from '../../src-main/transports/loopback.ts'
import type { Backend } from './case.ts'

export function createLoopbackBackend(): Backend {
  const transport = createLoopback()
  return {
    name: 'loopback',
    slowness: 1,
    transport,
    plug: async (device) => transport.plug(device),
    unplug: async (device) => transport.unplug(device),
    close: async () => transport.close(),
  }
}
