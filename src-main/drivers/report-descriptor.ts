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
const page = 0x06
const localUsage = 0x09
const reportId = 0x85
const reportCount = 0x96
const applicationCollection = [0xa1, 0x01]
const endCollection = 0xc0
/** Logical minimum 0, logical maximum 255, eight bits each. */
const bytesFrom0To255 = [0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08]

export function writeReportDescriptor(
  usagePage: number,
  usage: number,
  reports: readonly ReportField[],
): Uint8Array {
  const field = ({ kind, id, length }: ReportField) => [
    ...(id === 0 ? [] : [reportId, id]),
    localUsage,
    id === 0 ? usage : id,
    reportCount,
    length & 0xff,
    length >> 8,
    mainItems[kind],
    dataVariableAbsolute,
  ]
  return Uint8Array.from([
    page,
    usagePage & 0xff,
    usagePage >> 8,
    localUsage,
    usage,
    ...applicationCollection,
    ...bytesFrom0To255,
    ...reports.flatMap(field),
    endCollection,
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
