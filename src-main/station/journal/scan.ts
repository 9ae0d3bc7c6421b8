/** Finds every whole frame of a segment, whatever has happened to the bytes between them. Pure; never throws. */
import { claimedLength, decodeFrame, HEADER_BYTES, MAGIC, type Frame } from './frame.ts'

export interface FoundFrame extends Frame {
  readonly offset: number
}

/** Bytes of a segment that belong to no whole frame. */
export interface BadStretch {
  readonly offset: number
  readonly length: number
  /** At the end of the segment and looking like a write that never finished: it may be cut. */
  readonly torn: boolean
}

export type ScanItem = { readonly frame: FoundFrame } | { readonly bad: BadStretch }

/** In the order of the file; together the items cover every byte. */
export function scanSegment(segment: Buffer): ScanItem[] {
  const items: ScanItem[] = []
  let offset = 0
  while (offset < segment.length) {
    const frame = decodeFrame(segment, offset)
    if (frame) {
      items.push({ frame: { ...frame, offset } })
      offset += frame.length
      continue
    }
    const next = nextFrame(segment, offset + 1)
    items.push({
      bad: { offset, length: next - offset, torn: next === segment.length && isTorn(segment, offset) },
    })
    offset = next
  }
  return items
}

function nextFrame(segment: Buffer, from: number): number {
  let at = segment.indexOf(MAGIC, from)
  while (at !== -1 && !decodeFrame(segment, at)) at = segment.indexOf(MAGIC, at + 1)
  return at === -1 ? segment.length : at
}

/**
 * A write cut by power loss leaves either the beginning of a frame, or zeros where the file had already grown.
 * A whole frame with a wrong hash is neither: it may have been acknowledged once, so it stays as evidence.
 */
function isTorn(segment: Buffer, offset: number): boolean {
  const rest = segment.subarray(offset)
  if (rest.every((byte) => byte === 0)) return true
  const magic = rest.subarray(0, MAGIC.length)
  if (!MAGIC.subarray(0, magic.length).equals(magic)) return false
  if (rest.length < HEADER_BYTES) return true
  const length = claimedLength(segment, offset)
  return length !== null && rest.length < HEADER_BYTES + length + 32
}
