/**
 * Takes images in: grants credit, notices what is lost, asks for it again. It has no clock: its owner calls
 * `nudge` when nothing new has come for a moment and `silence` when nothing has for a while. Previews may be
 * lost; a final image is whole or fails.
 */
import type { Caps } from './caps.ts'
import type { Command } from './commands.ts'
import { beginId, chunkId, endId, readBegin, readChunk, readEnd, type ImageBegin } from './image-reports.ts'
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
  /** Chunks below `upTo` may be sent; chunks below `seen` have been, and what is missing of them is lost. */
  let upTo = Math.min(window, chunks)
  let seen = 0
  let tries = 0
  let hasHeard = false
  let hasEnded = false

  const ask = (from: number, to: number) => {
    const lost = transfer.missing(from, to)
    if (lost !== null) tell({ op: 'resync', transfer: id, ...lost })
  }
  const grant = () => {
    const next = Math.min(transfer.settled() + window, chunks)
    if (next <= upTo || (next < chunks && next - upTo < window / 2)) return
    const before = upTo
    upTo = next
    tell({ op: 'grant', transfer: id, upTo })
    // A device that has sent everything, past its credit, sends nothing more of itself.
    if (hasEnded) ask(before, upTo)
  }

  return {
    transfer,
    chunk: (report) => {
      const found = readChunk(report)
      if (found === null || found.transfer !== id || found.seq >= upTo) return false
      const isTaken = transfer.accept(found) === 'taken'
      hasHeard = !isTaken
      if (isTaken) tries = 0
      // What was skipped, and this one if it came damaged. A second loss of the same chunk waits for the silence.
      if (found.seq >= seen) ask(seen, found.seq + 1)
      seen = Math.max(seen, found.seq + 1)
      grant()
      return isTaken
    },
    ended: () => {
      hasEnded = true
      ask(0, upTo)
    },
    askAgain: () => {
      tell({ op: 'grant', transfer: id, upTo })
      ask(0, upTo)
    },
    mayRetry: () => {
      tries += 1
      return tries <= mostTries
    },
    hasHeard: () => hasHeard,
  }
}
