/** The HID interface of a See3CAM without hardware: it keeps what it is told and refuses what is out of range. */
import type { VirtualDevice } from '../../transports/loopback.ts'
import { unnumbered, writeReportDescriptor } from '../report-descriptor.ts'
import { econSystems, type Model } from './models.ts'
import { packetLength } from './protocol.ts'

export type CameraFault = 'none' | 'stall' | 'refuse' | 'garble' | 'late' | 'repeat' | 'short'

export interface CameraSimulator extends VirtualDevice {
  readonly setFault: (fault: CameraFault) => void
  /** The arguments of the last request of each command that it obeyed in its life. */
  readonly kept: ReadonlyMap<number, Uint8Array>
}

const lateMs = 120

export function createCameraSimulator(o: {
  readonly serial: string
  readonly model: Model
  readonly productId: number
}): CameraSimulator {
  const { camera, commands, name } = o.model
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: CameraFault = 'none'
  const kept = new Map<number, Uint8Array>()
  const commandNumbers = new Set<number>(Object.values(commands))

  const tell = (...bytes: number[]) => {
    if (fault === 'stall') return
    const answer = new Uint8Array(packetLength)
    answer.set(bytes)
    if (fault === 'garble') answer.fill(0xee)
    const report = fault === 'short' ? answer.subarray(0, 6) : answer
    if (fault === 'late') setTimeout(() => toHost(report), lateMs)
    else toHost(report)
    if (fault === 'repeat') toHost(report)
  }
  const isInRange = (command: number, [first = 0, x = 0, y = 0, side = 0]: Uint8Array) => {
    if (command === commands.exposure) {
      const us = ((first << 24) | (x << 16) | (y << 8) | side) >>> 0
      return us >= 8_000 && us <= 1_000_000
    }
    if (command === commands.stream) return first <= 1
    if (command === commands.focus) return first === 1 || first === 2
    return first === 1 || (first === 2 && side >= 1 && side <= 8)
  }

  return {
    info: {
      vendorId: econSystems,
      productId: o.productId,
      usagePage: 0xff00,
      usage: 1,
      serial: o.serial,
      product: name,
    },
    descriptor: writeReportDescriptor(0xff00, 1, [
      { kind: 'input', id: 0, length: packetLength },
      { kind: 'output', id: 0, length: packetLength },
    ]),
    setFault: (next) => (fault = next),
    kept,
    attach: (fn) => (toHost = fn),
    detach: () => {
      toHost = () => undefined
      fault = 'none'
    },
    onGetFeature: () => null,
    onSetFeature: () => false,
    onOutput: (report) => {
      const packet = unnumbered(report, packetLength)
      if (packet === null) return
      const [first = 0, command = 0] = packet
      if (first === 0x40) return tell(0x40, 1, 4, 0, 131, 0, 7)
      if (first === 0x41) return tell(0x41, 0x24, 0x1d, 0x83, 0x06)
      if (first !== camera || !commandNumbers.has(command)) return
      const args = packet.slice(2)
      const isDone = fault !== 'refuse' && isInRange(command, args)
      if (isDone) kept.set(command, args)
      tell(camera, command, args[0] ?? 0, 0, 0, 0, isDone ? 1 : 0)
    },
  }
}
