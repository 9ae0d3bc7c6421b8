/**
 * Takes images in: grants credit, notices what is lost, asks for it again. It has no clock: its owner calls
 * `nudge` when nothing new has come for a moment and `silence` when nothing has for a while. Previews may be
 * lost; a final image is whole or fails.
 */
import type { Caps } from './caps.ts'
import { bitmapBits, type Command } from './commands.ts'
import {
  beginId,
  chunkFlags,
  chunkId,
  endId,
  readBegin,
  readChunk,
  readEnd,
  type ImageBegin,
} from './image-reports.ts'
import { createInFlight } from './in-flight.ts'
import { createTransfer, type Transfer } from './transfer.ts'

export interface Image {
  readonly begin: ImageBegin
  readonly pixels: Uint8Array
}

export interface ReceiverHooks {
  readonly tell: (command: Command) => void
  readonly preview: (image: Image) => void
  readonly final: (image: Image) => void
  /** `silent`: the device has stopped sending; `garbled`: what it sends does not make an image. */
  readonly failed: (why: 'silent' | 'garbled') => void
}

export interface Receiver {
  /** True when the report has brought the image forward. */
  readonly take: (report: Uint8Array) => boolean
  /** Asks again for what is missing, without giving up on anything. */
  readonly nudge: () => void
  readonly silence: () => void
  readonly isReceiving: () => boolean
}

/** Chunks that may be under way at once; the kernels queue no more than 30 to 63 reports. */
const largestWindow = 24
const mostTries = 3

export function windowOf(caps: Caps): number {
  return Math.min(largestWindow, caps.maxWindow)
}

export function createReceiver(caps: Caps, hooks: ReceiverHooks): Receiver {
  let current: Incoming | null = null

  const finish = (incoming: Incoming) => {
    const { begin } = incoming.transfer
    const result = incoming.transfer.result()
    if (result.state === 'incomplete') return
    current = null
    if (result.state === 'damaged') {
      hooks.tell({ op: 'abort', transfer: begin.transfer })
      if (begin.kind === 'final') hooks.failed('garbled')
      return
    }
    hooks.tell({ op: 'ack', transfer: begin.transfer, crc: begin.crc })
    const image = { begin, pixels: result.pixels }
    if (begin.kind === 'final') hooks.final(image)
    else hooks.preview(image)
  }
  const start = (report: Uint8Array): boolean => {
    const begin = readBegin(report, caps)
    if (begin === null) {
      hooks.failed('garbled')
      return false
    }
    // A final image is not given up for another; and the answer to a RESYNC says again what is known.
    if (current?.transfer.begin.kind === 'final' || current?.transfer.begin.transfer === begin.transfer)
      return false
    current = createIncoming(createTransfer(begin), windowOf(caps), hooks.tell)
    return true
  }

  return {
    take: (report) => {
      if (report[0] === beginId) return start(report)
      const incoming = current
      if (incoming === null) return false
      if (report[0] === chunkId) {
        const isNew = incoming.chunk(report)
        finish(incoming)
        return isNew
      }
      if (report[0] === endId && readEnd(report)?.transfer === incoming.transfer.begin.transfer)
        incoming.ended()
      return false
    },
    nudge: () => current?.askAgain(),
    silence: () => {
      const incoming = current
      if (incoming === null) return
      const { transfer, kind } = incoming.transfer.begin
      if (kind === 'final' && incoming.mayRetry()) return incoming.askAgain()
      current = null
      hooks.tell({ op: 'abort', transfer })
      if (kind === 'final') hooks.failed(incoming.hasHeard() ? 'garbled' : 'silent')
    },
    isReceiving: () => current !== null,
  }
}

interface Incoming {
  readonly transfer: Transfer
  readonly chunk: (report: Uint8Array) => boolean
  readonly ended: () => void
  /** Says the credit again, and asks for all that is missing. */
  readonly askAgain: () => void
  /** False when that has been tried often enough without any progress. */
  readonly mayRetry: () => boolean
  /** Whether chunks have come, though useless ones, since the last useful one. */
  readonly hasHeard: () => boolean
}

function createIncoming(transfer: Transfer, window: number, tell: (command: Command) => void): Incoming {
  const { transfer: id, chunks } = transfer.begin
  const inFlight = createInFlight()
  /** Chunks below it may be sent. */
  let upTo = Math.min(window, chunks)
  let tries = 0
  let hasHeard = false
  let hasEnded = false
  inFlight.grant(0, upTo)

  const ask = (seqs: readonly number[]) => {
    const asked = inFlight.ask(seqs.filter((seq) => !transfer.has(seq)))
    for (const command of resyncsOf(id, asked)) tell(command)
  }
  const grant = () => {
    const next = Math.min(transfer.settled() + window, chunks)
    if (next <= upTo || (next < chunks && next - upTo < window / 2)) return
    const granted = range(upTo, next)
    upTo = next
    tell({ op: 'grant', transfer: id, upTo })
    // A device that has sent everything, past its credit, sends nothing more of itself.
    if (hasEnded) ask(granted)
    else inFlight.grant(granted[0] ?? next, next)
  }

  return {
    transfer,
    chunk: (report) => {
      const found = readChunk(report)
      if (found === null || found.transfer !== id || found.seq >= upTo) return false
      const isTaken = transfer.accept(found) === 'taken'
      hasHeard = !isTaken
      if (isTaken) tries = 0
      const lost = inFlight.arrived(found.seq, (found.flags & chunkFlags.resent) !== 0)
      if (lost.length > 0 || !isTaken) ask([...lost, found.seq])
      grant()
      return isTaken
    },
    ended: () => {
      hasEnded = true
      ask(range(transfer.settled(), upTo))
    },
    askAgain: () => {
      inFlight.clear()
      tell({ op: 'grant', transfer: id, upTo })
      ask(range(transfer.settled(), upTo))
    },
    mayRetry: () => {
      tries += 1
      return tries <= mostTries
    },
    hasHeard: () => hasHeard,
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

/** As many RESYNCs as it takes to name them all; within a window one is enough. */
function resyncsOf(transfer: number, seqs: readonly number[]): Command[] {
  const resyncs: { op: 'resync'; transfer: number; from: number; bitmap: Uint8Array }[] = []
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const last = resyncs.at(-1)
    const bit = seq - (last?.from ?? seq)
    if (last === undefined || bit >= bitmapBits) {
      resyncs.push({
        op: 'resync',
        transfer,
        from: seq,
        bitmap: new Uint8Array(bitmapBits / 8).fill(1, 0, 1),
      })
    } else last.bitmap[bit >> 3] = (last.bitmap[bit >> 3] ?? 0) | (1 << (bit & 7))
  }
  return resyncs
}
