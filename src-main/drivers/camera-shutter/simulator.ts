/** A camera's shutter button without hardware: one report when it goes down, one when it comes up. */
import type { VirtualDevice } from '../../transports/loopback.ts'
import { writeReportDescriptor } from '../report-descriptor.ts'
import { usagePage, usageShutter } from './protocol.ts'

export type ShutterFault = 'none' | 'chatter' | 'oversize'

export interface ShutterSimulator extends VirtualDevice {
  readonly press: () => void
  readonly setFault: (fault: ShutterFault) => void
}

const reportId = 1

export function createShutterSimulator(o: { readonly serial: string }): ShutterSimulator {
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: ShutterFault = 'none'
  return {
    info: {
      vendorId: 0x1209,
      productId: 0x0004,
      usagePage,
      usage: usageShutter,
      serial: o.serial,
      product: 'Camera',
    },
    descriptor: writeReportDescriptor(usagePage, usageShutter, [{ kind: 'input', id: reportId, length: 1 }]),
    press: () => {
      if (fault === 'oversize') return toHost(new Uint8Array(2_048).fill(1))
      toHost(Uint8Array.of(reportId, 1))
      if (fault === 'chatter') toHost(Uint8Array.of(reportId, 1))
      toHost(Uint8Array.of(reportId, 0))
    },
    setFault: (next) => (fault = next),
    attach: (fn) => (toHost = fn),
    detach: () => {
      toHost = () => undefined
      fault = 'none'
    },
    onOutput: () => undefined,
    onGetFeature: () => null,
    onSetFeature: () => false,
  }
}
