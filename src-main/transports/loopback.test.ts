import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLoopback, type VirtualDevice } from './loopback.ts'

function device() {
  const seen: string[] = []
  let push: (report: Uint8Array) => void = () => undefined
  const subject: VirtualDevice = {
    info: { vendorId: 3, productId: 4, usagePage: 1, usage: 2, serial: 'S', product: 'P' },
    descriptor: new Uint8Array(),
    onOutput: (report) => {
      seen.push(`out ${report.join()}`)
      push(report)
      // The device goes on using its buffer.
      report.fill(0)
    },
    onGetFeature: (id) => (id === 1 ? Uint8Array.of(1, 2, 3) : null),
    onSetFeature: (report) => report[0] === 1,
    attach: (fn) => (push = fn),
    detach: () => void seen.push('detached'),
  }
  return { subject, seen, push: (report: Uint8Array) => push(report) }
}

const never = new AbortController().signal

it('lists a plugged device under a path of its own, each time another one', async () => {
  const loopback = createLoopback()
  const { subject } = device()
  let changes = 0
  loopback.onChange(() => (changes += 1))
  loopback.plug(subject)
  loopback.plug(subject)
  expect(await loopback.list()).toEqual([{ path: 'loopback-1', transport: 'loopback', ...subject.info }])
  loopback.unplug(subject)
  loopback.unplug(subject)
  loopback.plug(subject)
  expect((await loopback.list())[0]?.path).toBe('loopback-2')
  expect([changes, await loopback.open('loopback-1')]).toEqual([3, null])
})

it('carries reports in order, as copies, and never inside the call that they answer', async () => {
  const loopback = createLoopback()
  const { subject } = device()
  loopback.plug(subject)
  const link = (await loopback.open('loopback-1'))!
  const heard: string[] = []
  const off = link.onReport((report) => heard.push(report.join()))
  const report = Uint8Array.of(9, 1)
  await link.write(report, never)
  expect(heard).toEqual([])
  await link.write(Uint8Array.of(9, 2), never)
  await sleep(5)
  expect([heard, report.join()]).toEqual([['9,1', '9,2'], '9,1'])
  off()
  await link.write(report, never)
  await sleep(5)
  expect(heard).toHaveLength(2)
})

it('sets and gets features, cut to the length that was asked for, and knows a stall', async () => {
  const loopback = createLoopback()
  loopback.plug(device().subject)
  const link = (await loopback.open('loopback-1'))!
  expect(await link.getFeature(1, 2, never)).toEqual({ ok: true, value: Uint8Array.of(1, 2) })
  expect(await link.getFeature(7, 2, never)).toEqual({ ok: false, error: 'stalled' })
  expect(await link.setFeature(Uint8Array.of(1), never)).toMatchObject({ ok: true })
  expect(await link.setFeature(Uint8Array.of(7), never)).toEqual({ ok: false, error: 'stalled' })
  expect(await link.write(Uint8Array.of(1), AbortSignal.abort())).toEqual({ ok: false, error: 'cancelled' })
})

it('tells each open link once that the device is gone, and fails from then on', async () => {
  const loopback = createLoopback()
  const { subject, seen, push } = device()
  loopback.plug(subject)
  const one = (await loopback.open('loopback-1'))!
  const other = (await loopback.open('loopback-1'))!
  let gone = 0
  one.onGone(() => (gone += 1))
  other.onGone(() => (gone += 1))
  other.close()
  other.close()
  expect(await other.write(Uint8Array.of(1), never)).toEqual({ ok: false, error: 'closed' })
  const heard: Uint8Array[] = []
  one.onReport((report) => heard.push(report))
  push(Uint8Array.of(1))
  loopback.unplug(subject)
  await sleep(5)
  expect([gone, seen, heard]).toEqual([1, ['detached'], []])
  expect(await one.getFeature(1, 2, never)).toEqual({ ok: false, error: 'closed' })
  one.onGone(() => (gone += 1))
  expect(gone).toBe(2)
})

it('lets nobody listen on a link that is closed', async () => {
  const loopback = createLoopback()
  const { subject, push } = device()
  loopback.plug(subject)
  const link = (await loopback.open('loopback-1'))!
  let heard = 0
  link.close()
  link.onReport(() => (heard += 1))
  push(Uint8Array.of(1))
  await sleep(5)
  expect(heard).toBe(0)
})
