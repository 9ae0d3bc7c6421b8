/** The buses inside this process: without any HID, and with the real HID transport on the fake of node-hid. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ok } from '../../src-main/contract/result.ts'
import { createHidTransport } from '../../src-main/transports/hid/hid-transport.ts'
import { createLoopback } from '../../src-main/transports/loopback.ts'
import type { Backend } from './case.ts'
import { createFakeHid, type FakeHidOptions } from './fake-hid.ts'

export function loopbackBackend(): Backend {
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

export function fakeBackend(options: FakeHidOptions = {}): Backend {
  const fake = createFakeHid(options)
  const transport = createHidTransport({
    load: async () => ok(fake.hid),
    wants: () => true,
    watch: fake.watch,
  })
  const settle = async (serial: string, isThere: boolean) => {
    while ((await transport.list()).some((info) => info.serial === serial) !== isThere) await sleep(1)
  }
  return {
    name: 'fake',
    slowness: 1,
    transport,
    plug: async (device) => {
      fake.plug(device)
      await settle(device.info.serial, true)
    },
    unplug: async (device) => {
      fake.unplug(device)
      await settle(device.info.serial, false)
    },
    close: async () => transport.close(),
  }
}
