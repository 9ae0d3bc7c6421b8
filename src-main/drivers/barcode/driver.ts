/** The conversation with a HID point-of-sale scanner: it only listens. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LinkInfo, ReportLink } from '../../transports/link.ts'
import type { BarcodeScanner, DeviceError, ReportDriver } from '../driver.ts'
import { deviceError } from '../failure.ts'
import { createAssembler } from './assembler.ts'
import { readScanReport, readText } from './protocol.ts'

export const usagePage = 0x8c
export const scannerUsage = 2
const honeywell = 0x0c2e
/** Feature report of Honeywell's scanners: 1 leaves keyboard mode for HID-POS. */
const leaveKeyboardMode = Uint8Array.of(254, 1)

const isScanner = (info: LinkInfo) => info.usagePage === usagePage && info.usage === scannerUsage

/** Any maker's scanner on page 0x8C. */
export function createBarcodeDriver(): ReportDriver<BarcodeScanner> {
  return {
    id: 'barcode',
    kind: 'barcode',
    speaks: 'reports',
    matches: isScanner,
    open: async (link) => ok(scanner(link)),
  }
}

/** Stands before `createBarcodeDriver` in the list: these scanners wake up as keyboards. */
export function createHoneywellDriver(): ReportDriver<BarcodeScanner> {
  return {
    id: 'barcode-honeywell',
    kind: 'barcode',
    speaks: 'reports',
    matches: (info) => isScanner(info) && info.vendorId === honeywell,
    open: openHoneywell,
  }
}

async function openHoneywell(
  link: ReportLink,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<BarcodeScanner, DeviceError>> {
  const set = await link.setFeature(leaveKeyboardMode, signal)
  // A model that has no such mode refuses, and is in HID-POS already.
  if (!set.ok && set.error !== 'stalled') return fail(deviceError(set.error, deviceId, 'mode'))
  return ok(scanner(link))
}

function scanner(link: ReportLink): BarcodeScanner {
  return {
    kind: 'barcode',
    model: 'HID-POS',
    firmware: '',
    simulated: false,
    onScan: (fn) => {
      const assembler = createAssembler()
      return link.onReport((input) => {
        const report = readScanReport(input)
        const code = report === null ? null : assembler.take(report, performance.now())
        const text = code === null ? null : readText(code)
        if (text?.ok) fn(text.value)
      })
    },
    close: () => link.close(),
  }
}
