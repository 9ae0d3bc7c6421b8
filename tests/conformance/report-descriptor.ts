/** Reads from a report descriptor what the kernel lists of it: its top-level collections. */

export interface Collection {
  readonly usagePage: number
  readonly usage: number
}

/** Short items as in HID 1.11, 6.2.2.2; a long item, or one that is cut off, ends the reading. */
export function topLevelCollections(descriptor: Uint8Array): Collection[] {
  const found: Collection[] = []
  let [at, depth, usagePage, usage] = [0, 0, 0, 0]
  while (at < descriptor.length) {
    const prefix = descriptor[at] ?? 0
    const size = [0, 1, 2, 4][prefix & 3] ?? 0
    if (prefix === 0xfe || at + size >= descriptor.length) break
    let value = 0
    for (let i = size; i > 0; i -= 1) value = value * 256 + (descriptor[at + i] ?? 0)
    at += 1 + size
    const tag = prefix & 0xfc
    if (tag === 0x04) usagePage = value
    if (tag === 0x08) usage = value
    if (tag === 0xa0) {
      if (depth === 0) found.push({ usagePage, usage })
      depth += 1
    }
    if (tag === 0xc0) depth -= 1
    // Main items use their usage up.
    if ((prefix & 0x0c) === 0) usage = 0
  }
  return found
}
