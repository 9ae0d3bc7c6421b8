/** A PCsensor foot switch without hardware: it keeps its settings over an unplug, as flash does. */
import type { VirtualDevice } from '../../transports/loopback.ts'
import { unnumbered, writeReportDescriptor } from '../report-descriptor.ts'
import { packetLength } from './protocol.ts'

export type PedalFault = 'none' | 'stall' | 'garble' | 'late' | 'forget'

export interface PedalSimulator extends VirtualDevice {
  readonly setFault: (fault: PedalFault) => void
  /** What each pedal holds, three times eight bytes. */
  readonly settings: () => readonly Uint8Array[]
  /** How many settings were written in its life. */
  readonly writes: () => number
}

const lateMs = 120

export function createPedalSimulator(o: { readonly serial: string }): PedalSimulator {
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: PedalFault = 'none'
  let isProgramming = false
  /** Index of the pedal whose setting the next packet holds. */
  let announced: number | null = null
  let writes = 0
  // As it leaves the factory: a, b, c.
  const settings: Uint8Array[] = [4, 5, 6].map((key) => Uint8Array.of(packetLength, 1, 0, key, 0, 0, 0, 0))

  const answer = (setting: Uint8Array) => {
    if (fault === 'stall') return
    const report = fault === 'garble' ? setting.map((byte) => byte ^ 0xff) : setting
    if (fault === 'late') setTimeout(() => toHost(report), lateMs)
    else toHost(report)
  }

  return {
    info: {
      vendorId: 0x3553,
      productId: 0xb001,
      usagePage: 0xff00,
      usage: 1,
      serial: o.serial,
      product: 'FootSwitch',
    },
    descriptor: writeReportDescriptor(0xff00, 1, [
      { kind: 'input', id: 0, length: packetLength },
      { kind: 'output', id: 0, length: packetLength },
    ]),
    setFault: (next) => (fault = next),
    settings: () => settings,
    writes: () => writes,
    attach: (fn) => (toHost = fn),
    detach: () => {
      toHost = () => undefined
      isProgramming = false
      announced = null
    },
    onGetFeature: () => null,
    onSetFeature: () => false,
    onOutput: (report) => {
      const packet = unnumbered(report, packetLength)
      if (packet === null) return
      const [head, op, , n = 0] = packet
      if (announced !== null) {
        if (fault !== 'forget') settings[announced] = packet
        writes += 1
        announced = null
      } else if (head === 1 && op === 0x80) isProgramming = true
      else if (head === 1 && op === 0x81 && isProgramming && n >= 1 && n <= 3) announced = n - 1
      else if (head === 1 && op === 0x82) {
        isProgramming = false
        const setting = settings[n - 1]
        if (setting !== undefined) answer(setting)
      }
    },
  }
}
