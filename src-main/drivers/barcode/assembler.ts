/** Puts a code together that comes in several reports. No clock of its own: the caller says when a report came. */
import type { ScanReport } from './protocol.ts'

/** More than any QR code holds (ISO/IEC 18004: 2953 bytes at version 40-L). */
const maxBytes = 4096
/** A scanner sends the parts of one code back to back; later than this, a part belongs to no former one. */
const maxGapMs = 500

export interface Assembler {
  /** The bytes of a whole code, or null while it is not whole. */
  readonly take: (report: ScanReport, nowMs: number) => Uint8Array | null
}

export function createAssembler(): Assembler {
  let aim = ''
  let parts: Uint8Array[] = []
  let length = 0
  let lastMs = 0
  /** Too long: what still comes of it is dropped as well, up to its end. */
  let isDropping = false

  const begin = (next: string) => {
    aim = next
    parts = []
    length = 0
    isDropping = false
  }

  return {
    take: (report, nowMs) => {
      if (report.aim !== aim || nowMs - lastMs > maxGapMs) begin(report.aim)
      lastMs = nowMs
      length += report.data.length
      if (length > maxBytes) {
        isDropping = true
        parts = []
      }
      if (!isDropping) parts.push(report.data)
      if (report.isContinued) return null
      const whole = isDropping ? null : Uint8Array.from(Buffer.concat(parts))
      begin('')
      return whole
    },
  }
}
