/** What may happen to a report on its way from the simulated scanner to the host. */
import type { SimulatedFault } from '../simulated.ts'
import { responseId } from './commands.ts'
import { beginId, chunkFlags, chunkHeader, chunkId } from './image-reports.ts'

/** Faults of wires and firmware that only tests play; those of `SimulatedFault` are for training too. */
export type ScannerFault =
  | SimulatedFault
  | 'lose-most'
  | 'double-chunks'
  | 'swap-chunks'
  | 'wrong-length'
  | 'wrong-total'
  | 'oversize'
  | 'long-reports'
  | 'late-answers'
  | 'wrong-nonce'
  | 'freeze'
  | 'flood'
  | 'stall-features'
  | 'broken-sensor'
  | 'too-old'

export interface Wire {
  readonly send: (report: Uint8Array) => void
  /** From the next report on. */
  readonly setFault: (fault: ScannerFault) => void
  /** Nothing that was held back is sent any more. */
  readonly cut: () => void
}

/** One chunk in twenty; resent ones are lost less often, or a window would never fill. */
const isLost = (count: number, isResent: boolean) => count % (isResent ? 41 : 20) === 7
/** Two in five, as where nobody keeps to a window; spread as by chance, and the same every time. */
const isLostAmongMost = (count: number) => Math.imul(count, 2_654_435_761) >>> 0 < 0.4 * 2 ** 32
const freezesAfter = 40
const heldMs = 5
export const lateMs = 150

export function createWire(push: (report: Uint8Array) => void): Wire {
  let fault: ScannerFault = 'none'
  let chunks = 0
  let held: Uint8Array | null = null
  const timers = new Set<NodeJS.Timeout>()

  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, ms)
    timers.add(timer)
  }
  const letGo = () => {
    const report = held
    held = null
    if (report !== null) push(report)
  }
  const swap = (report: Uint8Array) => {
    if (held === null) {
      held = report
      return later(heldMs, letGo)
    }
    push(report)
    letGo()
  }
  const chunk = (report: Uint8Array) => {
    chunks += 1
    const isResent = ((report[5] ?? 0) & chunkFlags.resent) !== 0
    const isHit = !isResent && chunks % 50 === 7
    if (fault === 'lose-chunks' && isLost(chunks, isResent)) return
    if (fault === 'lose-most' && isLostAmongMost(chunks)) return
    if (fault === 'freeze' && chunks > freezesAfter) return
    if (fault === 'swap-chunks') return swap(report)
    if (fault === 'double-chunks') push(report)
    if (fault === 'corrupt-chunk' && isHit) push(changed(report, chunkHeader + 5, 1))
    else if (fault === 'wrong-length' && isHit) push(changed(report, 6, 1))
    else if (fault === 'long-reports' && isHit) push(tooLong(report))
    else push(report)
  }

  return {
    send: (report) => {
      const id = report[0]
      if (fault === 'stall' || (fault === 'freeze' && chunks > freezesAfter)) return
      if (id === chunkId) return chunk(report)
      letGo()
      if (id === responseId && fault === 'late-answers') return later(lateMs, () => push(report))
      if (id === responseId && fault === 'wrong-nonce') return push(changed(report, 1, 0x55))
      if (id === beginId && fault === 'wrong-total') return push(changed(report, 12, 1))
      push(report)
    },
    setFault: (next) => {
      fault = next
      chunks = 0
    },
    cut: () => {
      held = null
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

function changed(report: Uint8Array, at: number, bits: number): Uint8Array {
  const other = report.slice()
  other[at] = (other[at] ?? 0) ^ bits
  return other
}

/** Longer than any host's buffer, with a length field that says so. */
function tooLong(report: Uint8Array): Uint8Array {
  const long = new Uint8Array(3_000)
  long.set(report)
  new DataView(long.buffer).setUint16(6, long.length - chunkHeader, true)
  return long
}
