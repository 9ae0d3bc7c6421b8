/** Sends one image of the simulated scanner: within its credit, in order, and again what is asked for again. */
import { crc32 } from 'node:zlib'
import type { SimulatedFault } from '../simulated.ts'
import { bitmapBits } from './commands.ts'
import { chunkHeader, writeBegin, writeChunk, writeEnd } from './image-reports.ts'

export interface SenderImage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  readonly transfer: number
  readonly kind: 'preview' | 'final'
  readonly position: number
  readonly ppi: number
  readonly reportLength: number
  /** The credit that came with the arming. */
  readonly upTo: number
  readonly push: (report: Uint8Array) => void
  readonly fault: () => SimulatedFault
}

export interface Sender {
  readonly grant: (upTo: number) => void
  readonly resend: (from: number, bitmap: Uint8Array) => void
  readonly stop: () => void
}

/** One chunk in twenty; resent ones are lost less often, or a window would never fill. */
const isLost = (count: number, isResent: boolean) => count % (isResent ? 41 : 20) === 7

export function createSender(image: SenderImage): Sender {
  const { pixels, transfer, reportLength, push, fault } = image
  const payload = reportLength - chunkHeader
  const chunks = Math.ceil(pixels.length / payload)
  const crc = crc32(pixels)
  let upTo = Math.min(image.upTo, chunks)
  let next = 0
  let sent = 0
  let isRunning = true
  let isPumping = false

  const begin = () => push(writeBegin({ ...image, payload, chunks, crc }, reportLength))
  const send = (seq: number, isResent: boolean) => {
    const report = writeChunk(
      transfer,
      seq,
      pixels.subarray(seq * payload, (seq + 1) * payload),
      reportLength,
    )
    sent += 1
    if (fault() === 'lose-chunks' && isLost(sent, isResent)) return
    if (fault() === 'corrupt-chunk' && !isResent && sent % 50 === 7)
      report[chunkHeader + 5] = (report[chunkHeader + 5] ?? 0) ^ 1
    push(report)
  }
  // Never within the host's own call: a device answers later.
  const pump = () => {
    if (isPumping) return
    isPumping = true
    setImmediate(() => {
      isPumping = false
      if (!isRunning) return
      // A receiver may say stop while it takes a chunk.
      while (next < upTo) {
        if (!isRunning) return
        send(next, false)
        next += 1
      }
      if (next === chunks) push(writeEnd(transfer, chunks, crc, reportLength))
    })
  }
  begin()
  pump()

  return {
    grant: (to) => {
      upTo = Math.max(upTo, Math.min(to, chunks))
      pump()
    },
    resend: (from, bitmap) => {
      if (from === 0) begin()
      setImmediate(() => {
        for (let i = 0; i < bitmapBits && from + i < next; i += 1) {
          if (!isRunning) return
          if (((bitmap[i >> 3] ?? 0) >> (i & 7)) & 1) send(from + i, true)
        }
      })
    },
    stop: () => {
      isRunning = false
    },
  }
}
