import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLoopback, type VirtualDevice } from '../transports/loopback.ts'
import { createConversation } from './conversation.ts'

/** A device that answers when it is told to. */
async function plugged() {
  const heard: number[] = []
  let push: (report: Uint8Array) => void = () => undefined
  const device: VirtualDevice = {
    info: { vendorId: 1, productId: 1, usagePage: 1, usage: 1, serial: 'S', product: 'P' },
    descriptor: new Uint8Array(),
    onOutput: (report) => heard.push(report[1] ?? 0),
    onGetFeature: () => null,
    onSetFeature: () => false,
    attach: (fn) => (push = fn),
    detach: () => undefined,
  }
  const loopback = createLoopback()
  loopback.plug(device)
  const link = (await loopback.open('loopback-1'))!
  return { loopback, device, link, heard, answer: (n: number) => push(Uint8Array.of(n)) }
}

const soon = () => AbortSignal.timeout(10_000)
const only = (n: number) => (report: Uint8Array) => (report[0] === n ? n : null)

it('asks the second question when the first is answered, by its own answer', async () => {
  const { link, heard, answer } = await plugged()
  const talk = createConversation(link, 5_000)
  const first = talk.ask(Uint8Array.of(0, 1), only(1), soon())
  const second = talk.ask(Uint8Array.of(0, 2), only(2), soon())
  await sleep(5)
  expect(heard).toEqual([1])
  answer(2)
  await sleep(5)
  expect(heard).toEqual([1])
  answer(1)
  expect(await first).toEqual({ ok: true, value: 1 })
  await sleep(5)
  expect(heard).toEqual([1, 2])
  answer(2)
  expect(await second).toEqual({ ok: true, value: 2 })
})

it('goes on after silence and after a question that was dropped', async () => {
  const { link, heard, answer } = await plugged()
  const talk = createConversation(link, 20)
  expect(await talk.ask(Uint8Array.of(0, 1), only(1), soon())).toEqual({ ok: false, error: 'silent' })
  expect(await talk.ask(Uint8Array.of(0, 1), only(1), AbortSignal.abort())).toEqual({
    ok: false,
    error: 'cancelled',
  })
  const third = talk.ask(Uint8Array.of(0, 3), only(3), soon())
  // The answer to the first may still come.
  while (heard.length < 2) await sleep(2)
  answer(3)
  expect([await third, heard]).toEqual([{ ok: true, value: 3 }, [1, 3]])
})

it('ends every question when the device is gone', async () => {
  const { loopback, device, link } = await plugged()
  const talk = createConversation(link, 5_000)
  const both = [
    talk.ask(Uint8Array.of(0, 1), only(1), soon()),
    talk.ask(Uint8Array.of(0, 2), only(2), soon()),
  ]
  await sleep(2)
  loopback.unplug(device)
  expect(await Promise.all(both)).toEqual([
    { ok: false, error: 'closed' },
    { ok: false, error: 'closed' },
  ])
})

it('does not take the late answer to a question that was given up for the next one’s', async () => {
  const { link, heard, answer } = await plugged()
  const talk = createConversation(link, 60)
  const abort = new AbortController()
  const given = talk.ask(Uint8Array.of(0, 1), only(7), abort.signal)
  await sleep(5)
  abort.abort()
  expect(await given).toEqual({ ok: false, error: 'cancelled' })
  const next = talk.ask(Uint8Array.of(0, 2), only(7), soon())
  await sleep(5)
  answer(7)
  expect(heard).toEqual([1])
  await sleep(80)
  expect(heard).toEqual([1, 2])
  answer(7)
  expect(await next).toEqual({ ok: true, value: 7 })
})
