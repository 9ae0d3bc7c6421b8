/** Sends one image of the simulated scanner: within its credit, in order, and again what is asked for again. */
import { crc32 } from 'node:zlib'
import { bitmapBits } from './commands.ts'
import { chunkFlags, chunkHeader, writeBegin, writeChunk, writeEnd } from './image-reports.ts'

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
  /** Keeps to no credit at all. */
  readonly floods: boolean
  readonly push: (report: Uint8Array) => void
}

export interface Sender {
  readonly grant: (upTo: number) => void
  readonly resend: (from: number, bitmap: Uint8Array) => void
  /** The first chunk that was not sent yet. */
  readonly nextSeq: () => number
  readonly stop: () => void
}

export function createSender(image: SenderImage): Sender {
  const { pixels, transfer, reportLength, push } = image
  const payload = reportLength - chunkHeader
  const chunks = Math.ceil(pixels.length / payload)
  const crc = crc32(pixels)
  let upTo = image.floods ? chunks : Math.min(image.upTo, chunks)
  let next = 0
  let isRunning = true
  let isPumping = false

  const begin = () => push(writeBegin({ ...image, payload, chunks, crc }, reportLength))
  const send = (seq: number, isResent: boolean) => {
    const flags = (seq === chunks - 1 ? chunkFlags.last : 0) | (isResent ? chunkFlags.resent : 0)
    const bytes = pixels.subarray(seq * payload, (seq + 1) * payload)
    push(writeChunk({ transfer, seq, flags, payload: bytes }, reportLength))
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
      if (next === chunks) push(writeEnd({ transfer, chunks, crc }, reportLength))
    })
  }
  begin()
  pump()

  return {
    grant: (to) => {
      if (next === chunks) return
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
    nextSeq: () => next,
    stop: () => {
      isRunning = false
    },
  }
}
