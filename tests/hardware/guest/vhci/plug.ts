/**
 * Plugs a virtual device into a USB port: the kernel's USB/IP host controller takes one end of a socket pair, the
 * device speaks at the other. No daemon, no network.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { VirtualDevice } from '../../../../src-main/transports/loopback.ts'
import type { Plugged } from '../port.ts'
import { createUsbDevice } from './usb-device.ts'
import { readMessage } from './usbip.ts'

const controller = '/sys/devices/platform/vhci_hcd.0'
const speedHigh = 3
/** Of port `n`: bus 1, device n. The kernel only shows it. */
const devId = (port: number) => (1 << 16) | (port + 1)

/** Lines of `status`: hub, port, state, speed, device, socket, bus. State 4 is an empty port. */
const isFree = (port: number) =>
  new RegExp(String.raw`^hs\s+${String(port).padStart(4, '0')}\s+004\b`, 'm').test(
    readFileSync(`${controller}/status`, 'utf8'),
  )

/** From being chosen until it is free again; the kernel shows a port as taken only some time after. */
const reserved = new Set<number>()

function reservePort(): number {
  const port = [0, 1, 2, 3, 4, 5, 6, 7].find((one) => !reserved.has(one) && isFree(one))
  if (port === undefined) throw new Error('every port of the virtual hub is taken')
  reserved.add(port)
  return port
}

/** The child hands its end to the kernel and ends; ours stays. */
async function attach(port: number): Promise<Duplex> {
  const line = `${port} 3 ${devId(port)} ${speedHigh}`
  const child = spawn('/bin/sh', ['-c', `echo "${line}" > ${controller}/attach`], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const wire = child.stdio[3]
  if (!(wire instanceof Duplex)) throw new Error('the pipe to the controller is not a socket')
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the controller refused port ${port}`)
  return wire
}

export async function plugIntoVhci(device: VirtualDevice): Promise<Plugged> {
  const port = reservePort()
  const wire = await attach(port)
  const usb = createUsbDevice(device, (bytes) => wire.writable && wire.write(bytes))
  let rest: Buffer = Buffer.alloc(0)
  wire.on('data', (bytes: Buffer) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    for (let read = readMessage(rest); read !== null; read = readMessage(rest)) {
      rest = rest.subarray(read.size)
      usb.take(read.message)
    }
  })
  // The kernel closes its end with the port; nothing is to be done about it.
  wire.on('error', () => undefined)
  return {
    pull: async () => {
      usb.unplug()
      wire.destroy()
      while (!isFree(port)) await sleep(5)
      reserved.delete(port)
    },
  }
}
