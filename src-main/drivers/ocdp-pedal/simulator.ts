/** An OCDP foot pedal without hardware. */
import type { VirtualDevice } from '../../transports/loopback.ts'
import { writeReportDescriptor } from '../report-descriptor.ts'
import {
  capsId,
  capsLength,
  eventId,
  eventLength,
  usagePage,
  usagePedal,
  writeButtonEvent,
  writeCaps,
} from './protocol.ts'

export type OcdpPedalFault = 'none' | 'stall' | 'garble' | 'repeat' | 'other-version'

export interface OcdpPedalSimulator extends VirtualDevice {
  /** Down and up again. */
  readonly press: () => void
  readonly setFault: (fault: OcdpPedalFault) => void
}

export function createOcdpPedalSimulator(o: { readonly serial: string }): OcdpPedalSimulator {
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: OcdpPedalFault = 'none'
  let seq = 0

  const tell = (isDown: boolean) => {
    if (fault === 'stall') return
    seq = (seq + 1) & 0xffff
    const report = writeButtonEvent({ seq, isDown }, Math.trunc(performance.now()) >>> 0)
    if (fault === 'garble') report[3] = 0x77
    toHost(report)
    if (fault === 'repeat') toHost(report)
  }

  return {
    info: {
      vendorId: 0x1209,
      productId: 0x0003,
      usagePage,
      usage: usagePedal,
      serial: o.serial,
      product: 'OCDP pedal',
    },
    descriptor: writeReportDescriptor(usagePage, usagePedal, [
      { kind: 'feature', id: capsId, length: capsLength - 1 },
      { kind: 'input', id: eventId, length: eventLength - 1 },
    ]),
    press: () => {
      tell(true)
      tell(false)
    },
    setFault: (next) => (fault = next),
    attach: (fn) => (toHost = fn),
    detach: () => {
      toHost = () => undefined
      fault = 'none'
    },
    onOutput: () => undefined,
    onSetFeature: () => false,
    onGetFeature: (id) => {
      if (id !== capsId || fault === 'stall') return null
      const caps = writeCaps([1, 0, 0, 0], fault === 'other-version' ? 2 : 1)
      if (fault === 'garble') caps[7] = 0x7f
      return caps
    },
  }
}
