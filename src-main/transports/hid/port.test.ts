import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createHidLink } from './hid-link.ts'
import type { HidHandle } from './node-hid.ts'
import { createPort } from './port.ts'

/** A handle that answers as it is told; the fake of the conformance suite is the whole one. */
class Handle extends EventEmitter implements HidHandle {
  closed = 0
  asked = 0
  answer: () => Promise<number> = async () => 64
  write = () => this.answer()
  sendFeatureReport = () => this.answer()
  getFeatureReport = async (_id: number, length: number) => {
    this.asked = length
    await this.answer()
    return Buffer.alloc(64, 5)
  }
  close = async () => void (this.closed += 1)
}
const report = new Uint8Array(64)

it('takes words without doubt for an unplug, and lets the device go', async () => {
  for (const words of [
    'Cannot write to hid device: No such device',
    'Cannot write to hid device: Cannot send after transport endpoint shutdown',
    'could not get feature report from device: ioctl (GFEATURE): No such device',
    'Cannot write to hid device: WriteFile: (0x0000048F) The device is not connected.',
  ]) {
    const handle = new Handle()
    const port = createPort(handle, async () => true)
    let gone = 0
    port.onGone(() => (gone += 1))
    handle.answer = () => Promise.reject(new Error(words))
    expect(await port.write(report)).toEqual({ ok: false, error: 'closed' })
    handle.emit('error', 'could not read from HID device')
    await port.close()
    expect([gone, handle.closed]).toEqual([1, 1])
  }
})

it('asks the list where the words may mean both', async () => {
  for (const isListed of [true, false]) {
    const handle = new Handle()
    const port = createPort(handle, async () => isListed)
    handle.answer = () => Promise.reject(new Error('ioctl (SFEATURE): Broken pipe'))
    expect(await port.setFeature(report)).toEqual({ ok: false, error: isListed ? 'stalled' : 'closed' })
    await nextTurn()
    expect(handle.closed).toBe(isListed ? 0 : 1)
  }
})

it('believes the read loop more than a list that lags behind', async () => {
  const handle = new Handle()
  const port = createPort(handle, async () => {
    handle.emit('error', 'device disconnected')
    return true
  })
  handle.answer = () => Promise.reject(new Error('ioctl (SFEATURE): Input/output error'))
  expect(await port.setFeature(report)).toEqual({ ok: false, error: 'closed' })
})

it('fails where less than the whole report was taken', async () => {
  const handle = new Handle()
  const port = createPort(handle, async () => true)
  handle.answer = async () => 63
  expect(await port.write(report)).toEqual({ ok: false, error: 'stalled' })
  handle.answer = async () => 65
  expect(await port.write(report)).toMatchObject({ ok: true })
})

it('asks for more of a feature report than the caller wants, and cuts it', async () => {
  const handle = new Handle()
  const port = createPort(handle, async () => true)
  expect(await port.getFeature(5, 8)).toEqual({ ok: true, value: new Uint8Array(8).fill(5) })
  expect(handle.asked).toBe(512)
})

it('closes the handle once', async () => {
  const handle = new Handle()
  const port = createPort(handle, async () => true)
  await port.close()
  await port.close()
  expect(handle.closed).toBe(1)
  expect(await port.write(report)).toEqual({ ok: false, error: 'closed' })
})

it('does not wait for the kernel once the cable is out', async () => {
  const handle = new Handle()
  handle.answer = () => new Promise(() => undefined)
  const link = createHidLink(
    createPort(handle, async () => true),
    () => undefined,
  )
  const writing = link.write(report, new AbortController().signal)
  handle.emit('error', 'device disconnected')
  expect(await writing).toEqual({ ok: false, error: 'closed' })
})

it('survives an error that is a string, an Error or nothing, with nobody listening', () => {
  for (const reason of ['text', new Error('words'), undefined]) {
    const handle = new Handle()
    createPort(handle, async () => true)
    expect(() => handle.emit('error', reason)).not.toThrow()
  }
})

it('does not close in the tick in which the reading begins', async () => {
  const handle = new Handle()
  const port = createPort(handle, async () => true)
  let wasOpen = false
  process.nextTick(() => (wasOpen = handle.closed === 0))
  await port.close()
  expect([wasOpen, handle.closed]).toEqual([true, 1])
})
