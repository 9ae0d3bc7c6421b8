/** A HID point-of-sale scanner without hardware: it reads what is held before it, and can garble it. */
import type { VirtualDevice } from '../../transports/loopback.ts'
import { writeReportDescriptor } from '../report-descriptor.ts'
import { dataLength, scanReportId, scanReportLength, scanReports } from './protocol.ts'

export type BarcodeFault = 'none' | 'lose-part' | 'too-long' | 'pause' | 'short-report'

export interface BarcodeSimulator extends VirtualDevice {
  /** A code is held before it; `encoding` is what the scanner is set to send. */
  readonly scan: (text: string, encoding?: 'utf-8' | 'decomposed') => void
  readonly scanBytes: (data: Uint8Array) => void
  readonly setFault: (fault: BarcodeFault) => void
  /** As a Honeywell says it: true once it has been told to leave keyboard mode. */
  readonly hasLeftKeyboardMode: () => boolean
}

const qr = ']Q1'

export function createBarcodeSimulator(o: {
  readonly serial: string
  readonly vendorId?: number
}): BarcodeSimulator {
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: BarcodeFault = 'none'
  let hasLeft = false

  const scanBytes = (data: Uint8Array) => {
    const reports = scanReports(qr, fault === 'too-long' ? new Uint8Array(6_000).fill(0x41) : data)
    reports.forEach((report, i) => {
      if (fault === 'lose-part' && i === reports.length - 1) return
      if (fault === 'pause' && i > 0) return
      toHost(fault === 'short-report' ? report.subarray(0, dataLength) : report)
    })
  }

  return {
    info: {
      vendorId: o.vendorId ?? 0x1209,
      productId: 0x0002,
      usagePage: 0x8c,
      usage: 2,
      serial: o.serial,
      product: 'Barcode Scanner',
    },
    descriptor: writeReportDescriptor(0x8c, 2, [
      { kind: 'input', id: scanReportId, length: scanReportLength - 1 },
      { kind: 'feature', id: 254, length: 1 },
    ]),
    scan: (text, encoding = 'utf-8') =>
      scanBytes(new TextEncoder().encode(encoding === 'decomposed' ? text.normalize('NFD') : text)),
    scanBytes,
    setFault: (next) => (fault = next),
    hasLeftKeyboardMode: () => hasLeft,
    attach: (fn) => (toHost = fn),
    detach: () => {
      toHost = () => undefined
      fault = 'none'
      hasLeft = false
    },
    onOutput: () => undefined,
    onGetFeature: () => null,
    onSetFeature: (report) => {
      const isMode = report[0] === 254
      if (isMode) hasLeft = report[1] === 1
      return isMode
    },
  }
}
