/** One image as it comes in, chunk by chunk, in any order. Pure: it knows what is there. */
import { crc32 } from 'node:zlib'
import type { ImageBegin, ImageChunk } from './image-reports.ts'

export interface Transfer {
  readonly begin: ImageBegin
  /** `ignored`: of another transfer, there already, damaged, or not of the size that its place asks for. */
  readonly accept: (chunk: ImageChunk) => 'taken' | 'ignored'
  /** All chunks below this one are there. */
  readonly settled: () => number
  readonly has: (seq: number) => boolean
  /** The image, once it is whole and has its checksum. */
  readonly result: () =>
    { state: 'incomplete' } | { state: 'damaged' } | { state: 'whole'; pixels: Uint8Array }
}

export function createTransfer(begin: ImageBegin): Transfer {
  const total = begin.width * begin.height
  const pixels = new Uint8Array(total)
  const there = new Uint8Array(begin.chunks)
  let settled = 0

  return {
    begin,
    settled: () => settled,
    accept: ({ transfer, seq, payload, isIntact }) => {
      const at = seq * begin.payload
      const isPlaced = transfer === begin.transfer && seq < begin.chunks && there[seq] === 0
      if (!isPlaced || !isIntact || payload.length !== Math.min(begin.payload, total - at)) return 'ignored'
      pixels.set(payload, at)
      there[seq] = 1
      while (there[settled] === 1) settled += 1
      return 'taken'
    },
    has: (seq) => there[seq] === 1,
    result: () => {
      if (settled < begin.chunks) return { state: 'incomplete' }
      return crc32(pixels) === begin.crc ? { state: 'whole', pixels } : { state: 'damaged' }
    },
  }
}
