/**
 * What the `hid` transport takes node-hid 3.4 on hidraw to be. The fake is held to it by the unit tests, the real
 * module by the bench: so a test on the fake is worth as much as one on the kernel.
 */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { contractIds, createContractDevice, reports, type ContractDevice } from './contract-device.ts'
import type { FullHandle, HidBus } from './hid-bus.ts'

interface Scene {
  readonly bus: HidBus
  readonly device: ContractDevice
  readonly path: string
  readonly serial: string
  /** Closed when the check is over. */
  readonly open: () => Promise<FullHandle>
  /** Waits, as long as the bus may need. */
  readonly until: (what: string, isSo: () => boolean) => Promise<void>
}

export interface ContractCheck {
  readonly name: string
  readonly run: (bus: HidBus) => Promise<void>
}

const patienceMs = 1_000
let serials = 0

async function onScene(bus: HidBus, act: (scene: Scene) => Promise<void>): Promise<void> {
  const serial = `CONTRACT-${String((serials += 1)).padStart(3, '0')}`
  const device = createContractDevice(serial)
  const handles: FullHandle[] = []
  await bus.plug(device)
  const listed = (await bus.hid.devicesAsync()).find((one) => one.serialNumber === serial)
  assert.ok(listed?.path !== undefined, 'the device is not listed')
  const { path } = listed
  try {
    await act({
      bus,
      device,
      path,
      serial,
      open: async () => {
        const handle = await bus.hid.HIDAsync.open(path)
        handle.on('error', () => undefined)
        handles.push(handle)
        return handle
      },
      until: async (what, isSo) => {
        const end = performance.now() + patienceMs * bus.slowness
        while (!isSo()) {
          assert.ok(performance.now() < end, `waited in vain: ${what}`)
          await sleep(5)
        }
      },
    })
  } finally {
    for (const handle of handles) await handle.close().catch(() => undefined)
    await bus.unplug(device)
  }
}

const check = (name: string, act: (scene: Scene) => Promise<void>): ContractCheck => ({
  name,
  run: (bus) => onScene(bus, act),
})

const { input, output, feature, refused, long } = reports
/** For everything that node-hid does a while after it was asked to; its read thread wakes every 50 ms. */
const settleMs = 120
const hearAll = (handle: FullHandle) => {
  const heard: Buffer[] = []
  handle.on('data', (report) => heard.push(report))
  return heard
}
const bytes = (id: number, length: number, fill = 7) => Buffer.alloc(length, fill).fill(id, 0, 1)

const listing = [
  check('lists a device once for each top-level collection, all with one path', async ({ bus, serial }) => {
    const all = await bus.hid.devicesAsync(contractIds.vendorId, contractIds.productId)
    const own = all.filter((one) => one.serialNumber === serial)
    assert.deepEqual(new Set(own.map(({ usagePage }) => usagePage)), new Set([0xff0f]))
    assert.deepEqual(new Set(own.map(({ usage }) => usage)), new Set([1, 2]))
    assert.equal(new Set(own.map(({ path }) => path)).size, 1)
    assert.equal(own[0]?.product?.endsWith('Contract'), true)
  }),
  check('says in words that a device cannot be opened', async ({ bus, device, path }) => {
    await bus.unplug(device)
    await assert.rejects(bus.hid.HIDAsync.open(path), {
      message: `cannot open device with path ${path}: Failed to open a device with path '${path}': No such file or directory`,
    })
    await assert.rejects(bus.hid.HIDAsync.open(0x1209, 0x9999), {
      message:
        'cannot open device with vendor id 0x1209 and product id 0x9999: No HID devices with requested VID/PID found in the system.',
    })
  }),
]

const writing = [
  check('writes whole reports and counts the number in', async ({ device, open, until }) => {
    const handle = await open()
    assert.equal(await handle.write(bytes(output.id, output.length)), output.length)
    await until('the report', () => device.outputs.length === 1)
    assert.deepEqual([...(device.outputs[0] ?? [])], [...bytes(output.id, output.length)])
  }),
  check('refuses to write nothing, too little and too much, in words', async ({ open }) => {
    const handle = await open()
    const words = 'Cannot write to hid device: '
    await assert.rejects(handle.write(Buffer.alloc(0)), { message: `${words}Zero buffer/length` })
    await assert.rejects(handle.write(Buffer.alloc(1, output.id)), { message: `${words}Invalid argument` })
    await assert.rejects(handle.write(bytes(output.id, 20_000)), { message: `${words}Invalid argument` })
  }),
  check('sets and gets features, cut to the room that there is', async ({ open }) => {
    const handle = await open()
    const report = bytes(feature.id, feature.length, 9)
    assert.equal(await handle.sendFeatureReport(report), feature.length)
    assert.deepEqual([...(await handle.getFeatureReport(feature.id, 512))], [...report])
    assert.deepEqual([...(await handle.getFeatureReport(feature.id, 4))], [...report.subarray(0, 4)])
  }),
  check('says what a refused feature report is called', async ({ bus, open }) => {
    const handle = await open()
    await assert.rejects(handle.getFeatureReport(refused.id, 64), {
      message: `could not get feature report from device: ioctl (GFEATURE): ${bus.refusal}`,
    })
    await assert.rejects(handle.sendFeatureReport(bytes(refused.id, refused.length)), {
      message: `could not send feature report to device: ioctl (SFEATURE): ${bus.refusal}`,
    })
  }),
]

const reading = [
  check('hands on reports in order, each in a buffer of its own', async ({ device, open, until }) => {
    const heard = hearAll(await open())
    await sleep(settleMs)
    for (const fill of [1, 2, 3]) device.say(input, fill)
    await until('three reports', () => heard.length === 3)
    assert.deepEqual(
      heard.map((report) => [report.length, report[0], report[1]]),
      [1, 2, 3].map((fill) => [input.length, input.id, fill]),
    )
    heard[0]?.fill(0)
    assert.equal(heard[1]?.[1], 2)
  }),
  check('cuts a report at 2048 bytes without a word', async ({ device, open, until }) => {
    const heard = hearAll(await open())
    await sleep(settleMs)
    device.say(long, 3)
    await until('the report', () => heard.length === 1)
    assert.equal(heard[0]?.length, 2_048)
  }),
  check(
    'keeps the oldest 63 reports for a handle that does not read',
    async ({ bus, device, open, until }) => {
      const handle = await open()
      for (let fill = 1; fill <= 200; fill += 1) device.say(input, fill)
      await sleep(settleMs)
      const heard = hearAll(handle)
      await until('63 reports', () => heard.length >= 63)
      await sleep(settleMs)
      assert.deepEqual(
        heard.map((report) => report[1]),
        Array.from({ length: heard.length }, (_, i) => i + 1),
      )
      assert.ok(heard.length <= 63 + bus.deviceKeeps, `${heard.length} of 200`)
    },
  ),
  check('stops reading with its last listener, and reads again with the next', async (scene) => {
    const { device, open, until, bus } = scene
    const handle = await open()
    const first = hearAll(handle)
    await sleep(settleMs)
    handle.removeAllListeners('data')
    await sleep(settleMs * Math.min(bus.slowness, 3))
    device.say(input, 5)
    await sleep(settleMs)
    assert.equal(first.length, 0)
    const second = hearAll(handle)
    await until('the report', () => second.length === 1)
  }),
  check('sends every report to every handle', async ({ device, open, until }) => {
    const [one, other] = [hearAll(await open()), hearAll(await open())]
    await sleep(settleMs)
    device.say(input, 8)
    await until('both', () => one.length === 1 && other.length === 1)
  }),
  check('reads nothing as an empty buffer, and not at all beside a listener', async ({ open }) => {
    const handle = await open()
    assert.equal((await handle.read(20))?.length, 0)
    hearAll(handle)
    await sleep(settleMs)
    await assert.rejects(handle.read(20), TypeError)
  }),
]

const ending = [
  check('says once, as a string, that the device is gone, and then refuses', async (scene) => {
    const { bus, device, open, until } = scene
    const handle = await open()
    hearAll(handle)
    const errors: unknown[] = []
    handle.on('error', (reason) => errors.push(reason))
    await sleep(settleMs)
    await bus.unplug(device)
    await until('the error', () => errors.length === 1)
    await assert.rejects(handle.write(bytes(output.id, output.length)), /No such device|endpoint shutdown/)
    await assert.rejects(handle.getFeatureReport(feature.id, 64), /No such device|endpoint shutdown/)
    await sleep(settleMs)
    assert.deepEqual(errors, [
      'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)',
    ])
    await handle.close()
  }),
  check('is closed once, and is of no use after that', async ({ open }) => {
    const handle = await open()
    hearAll(handle)
    assert.equal((await handle.getDeviceInfo()).vendorId, contractIds.vendorId)
    await handle.close()
    assert.equal(handle.listenerCount('data'), 0)
    await assert.rejects(handle.close(), { name: 'TypeError', message: 'device is already closed' })
    const closed = { name: 'TypeError', message: 'device has been closed' }
    await assert.rejects(handle.write(bytes(output.id, output.length)), closed)
    await assert.rejects(handle.getFeatureReport(feature.id, 64), closed)
  }),
]

export const hidContract: readonly ContractCheck[] = [...listing, ...writing, ...reading, ...ending]
