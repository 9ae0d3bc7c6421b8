import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { fail, ok } from '../../contract/result.ts'
import { createContractDevice, reports } from '../../../tests/conformance/contract-device.ts'
import { createFakeHid, type FakeHidOptions } from '../../../tests/conformance/fake-hid.ts'
import { createHidTransport, type HidOptions } from './hid-transport.ts'

const never = new AbortController().signal
const until = async (isSo: () => boolean | Promise<boolean>) => {
  const end = performance.now() + 5_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('waited in vain')
    await sleep(2)
  }
}

function onFake(fakeOptions: FakeHidOptions = {}, options: Partial<HidOptions> = {}) {
  const fake = createFakeHid(fakeOptions)
  let enumerations = 0
  let opens = 0
  const hid = {
    devicesAsync: () => {
      enumerations += 1
      return fake.hid.devicesAsync()
    },
    HIDAsync: {
      open: (path: string) => {
        opens += 1
        return fake.hid.HIDAsync.open(path)
      },
    },
  }
  const transport = createHidTransport({
    load: async () => ok(hid),
    wants: () => true,
    watch: fake.watch,
    pollMs: 60_000,
    ...options,
  })
  return { fake, transport, counts: () => ({ enumerations, opens }) }
}

it('tells of a plug and of an unplug by itself', async () => {
  const { fake, transport } = onFake({ listedAfterMs: 40 })
  const device = createContractDevice('S-1')
  let changes = 0
  transport.onChange(() => (changes += 1))
  fake.plug(device)
  await until(() => changes === 1)
  expect((await transport.list()).map(({ serial }) => serial)).toEqual(['S-1'])
  fake.unplug(device)
  await until(() => changes === 2)
  expect(await transport.list()).toEqual([])
  transport.close()
})

it('hears of an unplug from the open device where no file tells of it', async () => {
  const { fake, transport } = onFake({}, { watch: () => () => undefined })
  const device = createContractDevice('S-1')
  fake.plug(device)
  let changes = 0
  transport.onChange(() => (changes += 1))
  await until(() => changes === 1)
  const [info] = await transport.list()
  expect(await transport.open(info!.path)).not.toBeNull()
  fake.unplug(device)
  await until(() => changes === 2)
  transport.close()
})

it('finds a device that came back to the same file to be a new one', async () => {
  const { fake, transport } = onFake()
  const device = createContractDevice('S-1')
  fake.plug(device)
  const [before] = await transport.list()
  const link = await transport.open(before!.path)
  let isGone = false
  link?.onGone(() => (isGone = true))
  fake.unplug(device)
  fake.plug(device)
  await until(() => isGone)
  const [after] = await transport.list()
  expect(after?.serial).toBe('S-1')
  expect(after?.path).not.toBe(before?.path)
  expect(await transport.open(before!.path)).toBeNull()
  const again = await transport.open(after!.path)
  expect((await again?.getFeature(reports.feature.id, 64, never))?.ok).toBe(true)
  transport.close()
})

it('tries again until udev gives the right to open, and says what is missing meanwhile', async () => {
  const { fake, transport } = onFake({ listedAfterMs: 20, allowedAfterMs: 150 })
  let isOpen = false
  const refresh = async () => {
    const [info] = await transport.list()
    if (info === undefined || isOpen) return
    const link = await transport.open(info.path)
    isOpen = link !== null
  }
  transport.onChange(() => void refresh())
  fake.plug(createContractDevice('S-1'))
  await until(() => transport.problem() !== null)
  expect(transport.problem()).toEqual({ what: 'forbidden', text: '/dev/hidraw0' })
  await until(() => isOpen)
  expect(transport.problem()).toBeNull()
  transport.close()
})

it('has one handle of a device however many ask for it', async () => {
  const { fake, transport, counts } = onFake()
  fake.plug(createContractDevice('S-1'))
  const [info] = await transport.list()
  const links = await Promise.all([1, 2, 3].map(() => transport.open(info!.path)))
  expect(counts().opens).toBe(1)
  for (const link of links) link?.close()
  const again = await transport.open(info!.path)
  expect(counts().opens).toBe(2)
  again?.close()
})

it('does not answer for a device that hangs once the caller has gone or the cable is out', async () => {
  const { fake, transport } = onFake()
  const device = createContractDevice('S-1')
  fake.plug(device)
  const [info] = await transport.list()
  const link = (await transport.open(info!.path))!
  const abort = new AbortController()
  const report = new Uint8Array(64).fill(2)
  const [cancelled, closed] = [link.write(report, abort.signal), link.write(report, never)]
  abort.abort()
  expect(await cancelled).toEqual({ ok: false, error: 'cancelled' })
  link.close()
  expect(await closed).toEqual({ ok: false, error: 'closed' })
})

it('neither lists nor opens what no driver knows', async () => {
  const { fake, transport } = onFake({}, { wants: ({ serial }) => serial === 'WANTED' })
  let changes = 0
  transport.onChange(() => (changes += 1))
  fake.plug(createContractDevice('OTHER'))
  await sleep(50)
  fake.plug(createContractDevice('WANTED'))
  await until(() => changes === 1)
  expect((await transport.list()).map(({ serial }) => serial)).toEqual(['WANTED'])
  expect(await transport.open('/dev/hidraw0#0')).toBeNull()
  transport.close()
})

it('is empty, with one reason, where node-hid cannot be loaded', async () => {
  let loads = 0
  const { transport } = onFake(
    {},
    {
      load: async () => {
        loads += 1
        return fail('libusb-1.0.so.0: cannot open shared object file')
      },
    },
  )
  expect(transport.problem()).toBeNull()
  expect([await transport.list(), await transport.list(), await transport.open('/dev/hidraw0#0')]).toEqual([
    [],
    [],
    null,
  ])
  expect(transport.problem()?.what).toBe('not-loaded')
  expect(loads).toBe(1)
})

it('keeps what it knows when the system gives no list', async () => {
  const { fake, transport } = onFake()
  fake.plug(createContractDevice('S-1'))
  const before = await transport.list()
  const { devicesAsync } = fake.hid
  fake.hid.devicesAsync = () => Promise.reject(new Error('hidapi not initialized'))
  expect(await transport.list()).toEqual(before)
  fake.hid.devicesAsync = devicesAsync
})

it('makes no storm of a device that comes and goes', async () => {
  const { fake, transport, counts } = onFake()
  let changes = 0
  transport.onChange(() => (changes += 1))
  const device = createContractDevice('S-1')
  for (let i = 0; i < 200; i += 1) {
    fake.plug(device)
    fake.unplug(device)
  }
  fake.plug(device)
  await until(async () => (await transport.list()).length === 1 && changes === 1)
  await sleep(20)
  expect(counts().enumerations).toBeLessThan(20)
  transport.close()
})
