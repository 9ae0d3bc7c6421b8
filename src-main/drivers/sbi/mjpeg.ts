/**
 * Cuts a live view into its pictures. Services write multipart/x-mixed-replace each in their own way (the boundary
 * with and without its dashes), so the parts are told by their `Content-Length`.
 */
const lengthHeader = /content-length:[ \t]*(\d{1,8})/i
const headerEnd = '\r\n\r\n'
/** A part's header is a few lines. */
const mostHeader = 4_096

export interface FrameSplitter {
  /** False when the stream makes no sense any more: it is of no use from then on. */
  readonly take: (bytes: Uint8Array) => boolean
}

/** `onFrame` is given each whole JPEG (from FF D8), at most `mostBytes` long, as a copy. */
export function createFrameSplitter(onFrame: (jpeg: Uint8Array) => void, mostBytes: number): FrameSplitter {
  let header = ''
  let frame: Uint8Array | null = null
  let filled = 0

  /** Takes header bytes; answers how many, or null where it is none. */
  const takeHeader = (bytes: Uint8Array): number | null => {
    const room = bytes.subarray(0, mostHeader)
    const before = header.length
    header += Buffer.from(room).toString('latin1')
    const end = header.indexOf(headerEnd)
    if (end < 0) return header.length > mostHeader ? null : room.length
    const used = end + headerEnd.length - before
    const length = Number(lengthHeader.exec(header.slice(0, end))?.[1] ?? 0)
    // Between two parts there may be an empty line or two; it is a header of nothing.
    if (header.slice(0, end).trim() !== '') {
      if (length === 0 || length > mostBytes) return null
      frame = new Uint8Array(length)
      filled = 0
    }
    header = ''
    return used
  }
  const takeFrame = (into: Uint8Array, bytes: Uint8Array): number => {
    const part = bytes.subarray(0, into.length - filled)
    into.set(part, filled)
    filled += part.length
    if (filled < into.length) return part.length
    frame = null
    if (into[0] === 0xff && into[1] === 0xd8) onFrame(into)
    return part.length
  }

  return {
    take: (bytes) => {
      let rest = bytes
      while (rest.length > 0) {
        const used: number | null = frame === null ? takeHeader(rest) : takeFrame(frame, rest)
        if (used === null) return false
        rest = rest.subarray(used)
      }
      return true
    },
  }
}
