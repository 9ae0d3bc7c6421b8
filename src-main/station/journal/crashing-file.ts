/** A file on the medium of the tests: its bytes as the system has them, and as they would survive. */

export interface Node {
  cached: Uint8Array
  durable: Uint8Array
}

const SECTOR = 512

export function writeInto(target: Node, bytes: Uint8Array, position: number): void {
  const grown = new Uint8Array(Math.max(target.cached.length, position + bytes.length))
  grown.set(target.cached)
  grown.set(bytes, position)
  target.cached = grown
}

/** What power loss leaves: unsynced sectors are old, new or zero, each by itself. */
export function settle(random: () => number, { cached, durable }: Node): Uint8Array {
  if (cached === durable) return durable
  const length =
    random() < 0.5 ? durable.length : Math.max(durable.length, Math.floor(cached.length * random()))
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += SECTOR) {
    const end = Math.min(at + SECTOR, length)
    // What was synced stays; a sector that only grew may be zero.
    if (random() < 0.7) bytes.set(cached.subarray(at, end), at)
    bytes.set(durable.subarray(at, Math.min(end, durable.length)), at)
  }
  return bytes
}
