/**
 * A HID report descriptor of one application collection whose reports are plain bytes (Device Class Definition for
 * HID 1.11, §6.2.2): what a simulated device answers when a kernel asks.
 */

interface ReportField {
  readonly kind: 'input' | 'output' | 'feature'
  /** 0 where the device does not number its reports; then it has one of each kind. */
  readonly id: number
  /** Bytes without the report's number, 1 to 2047. */
  readonly length: number
}

const mainItems = { input: 0x81, output: 0x91, feature: 0xb1 } as const
const dataVariableAbsolute = 0x02

export function writeReportDescriptor(
  usagePage: number,
  usage: number,
  reports: readonly ReportField[],
): Uint8Array {
  const field = ({ kind, id, length }: ReportField) => [
    ...(id === 0 ? [] : [0x85, id]), // Report ID
    ...[0x09, id === 0 ? usage : id], // Usage
    ...[0x96, length & 0xff, length >> 8], // Report Count
    ...[mainItems[kind], dataVariableAbsolute],
  ]
  return Uint8Array.from([
    ...[0x06, usagePage & 0xff, usagePage >> 8],
    ...[0x09, usage],
    ...[0xa1, 0x01], // Collection: Application
    ...[0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08], // Logical 0 to 255, Report Size 8
    ...reports.flatMap(field),
    0xc0,
  ])
}

/**
 * The bytes of a report without a number, of exactly `length`: some buses bring the number 0 in front, others do not.
 * Null for any other report.
 */
export function unnumbered(report: Uint8Array, length: number): Uint8Array | null {
  if (report.length === length) return report
  return report.length === length + 1 && report[0] === 0 ? report.subarray(1) : null
}
