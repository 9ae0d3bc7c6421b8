/** Plugs a virtual device into the kernel's HID core through /dev/uhid: no USB below it, and fast. */
import { open, type FileHandle } from 'node:fs/promises'
import { writeSync } from 'node:fs'
import type { VirtualDevice } from '../../../../src-main/transports/loopback.ts'
import type { Plugged } from '../port.ts'
import {
  eventLength,
  readEvent,
  writeCreate,
  writeDestroy,
  writeGetReply,
  writeInput,
  writeSetReply,
  type UhidEvent,
} from './events.ts'

let lastPort = 0

export async function plugIntoUhid(device: VirtualDevice): Promise<Plugged> {
  const file = await open('/dev/uhid', 'r+')
  // The kernel answers a write at once, so that writing in line keeps reports in their order.
  const send = (event: Buffer) => void writeSync(file.fd, event)
  send(writeCreate(device, `uhid-${++lastPort}`))
  let isPlugged = true
  const answer = (event: UhidEvent) => {
    if (!isPlugged) return
    if (event.type === 'output') device.onOutput(event.report)
    if (event.type === 'get') send(writeGetReply(event.request, device.onGetFeature(event.id)))
    if (event.type === 'set') send(writeSetReply(event.request, device.onSetFeature(event.report)))
  }
  device.attach((report) => isPlugged && send(writeInput(report)))
  const stopped = readUntilStop(file, answer)
  return {
    pull: async () => {
      if (!isPlugged) return stopped
      isPlugged = false
      device.detach()
      // Not in line: the kernel waits for whoever asks another device for a feature, and this thread is to answer that.
      await file.write(writeDestroy())
      await stopped
    },
  }
}

/**
 * Hands on what the kernel says until it lets go of the device. A read waits in a thread of libuv's pool, one for
 * each device that is plugged: the guest makes the pool larger.
 */
async function readUntilStop(file: FileHandle, answer: (event: UhidEvent) => void): Promise<void> {
  const b = Buffer.alloc(eventLength)
  for (;;) {
    await file.read(b, 0, b.length, null)
    const event = readEvent(b)
    if (event.type === 'stop') return file.close()
    answer(event)
  }
}
