/** What is the loopback's own; the promises of its links are checked in tests/conformance. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLoopback, type VirtualDevice } from './loopback.ts'

function echo() {
  const seen: string[] = []
  let push: (report: Uint8Array) => void = () => undefined
  const subject: VirtualDevice = {
    info: { vendorId: 3, productId: 4, usagePage: 1, usage: 2, serial: 'S', product: 'P' },
    descriptor: new Uint8Array(),
    onOutput: (report) => {
      push(report)
      // The device goes on using its buffer.
      report.fill(0)
    },
    onGetFeature: () => null,
    onSetFeature: () => false,
    attach: (fn) => (push = fn),
    detach: () => void seen.push('detached'),
  }
  return { subject, seen }
}

it('lists a plugged device under a path of its own, each time another one', async () => {
  const loopback = createLoopback()
  const { subject, seen } = echo()
  let changes = 0
  loopback.onChange(() => (changes += 1))
  loopback.plug(subject)
  loopback.plug(subject)
  expect(await loopback.list()).toEqual([{ path: 'loopback-1', transport: 'loopback', ...subject.info }])
  loopback.unplug(subject)
  loopback.unplug(subject)
  loopback.plug(subject)
  expect((await loopback.list())[0]?.path).toBe('loopback-2')
  expect([changes, seen, await loopback.open('loopback-1')]).toEqual([3, ['detached'], null])
})

it('brings an answer later than the call, and shares no bytes with either side', async () => {
  const loopback = createLoopback()
  const { subject } = echo()
  loopback.plug(subject)
  const link = (await loopback.open('loopback-1'))!
  const heard: string[] = []
  link.onReport((report) => heard.push(report.join()))
  const report = Uint8Array.of(9, 1)
  await link.write(report, new AbortController().signal)
  expect(heard).toEqual([])
  await sleep(5)
  expect([heard, report.join()]).toEqual([['9,1'], '9,1'])
})

it('lets nobody listen on a link that is closed', async () => {
  const loopback = createLoopback()
  const { subject } = echo()
  loopback.plug(subject)
  const [closed, open] = [(await loopback.open('loopback-1'))!, (await loopback.open('loopback-1'))!]
  let heard = 0
  closed.close()
  closed.onReport(() => (heard += 1))
  await open.write(Uint8Array.of(9, 1), new AbortController().signal)
  await sleep(5)
  expect(heard).toBe(0)
})
