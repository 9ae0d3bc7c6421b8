/** Cuts what comes out of a pipe into frames. Room is made for what has come, never for what a length promises. */
export interface Splitter {
  /** Each whole frame, without its length, as a view of the bytes that came. False: a length is out of bounds, and nothing more is read. */
  readonly take: (bytes: Uint8Array) => boolean
}

const head = 4

export function createSplitter(longest: number, onFrame: (frame: Uint8Array) => void): Splitter {
  let parts: Uint8Array[] = []
  let held = 0
  let isBroken = false

  /** The first `size` bytes of what is held. */
  const cut = (size: number): Buffer => {
    const [one] = parts
    // A chunk may hold thousands of frames: it is not copied for each of them.
    const whole =
      parts.length === 1 && one !== undefined
        ? Buffer.from(one.buffer, one.byteOffset, held)
        : Buffer.concat(parts, held)
    parts = held > size ? [whole.subarray(size)] : []
    held -= size
    return whole.subarray(0, size)
  }
  let wanted: number | null = null

  return {
    take: (bytes) => {
      if (isBroken) return false
      parts.push(bytes)
      held += bytes.length
      for (;;) {
        if (wanted === null) {
          if (held < head) return true
          wanted = cut(head).readUInt32BE()
          if (wanted < 1 || wanted > longest) {
            isBroken = true
            parts = []
            return false
          }
        }
        if (held < wanted) return true
        const frame = cut(wanted)
        wanted = null
        onFrame(frame)
      }
    },
  }
}
