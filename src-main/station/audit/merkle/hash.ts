/** The hashing of RFC 9162 §2.1.1, in lower-case hex. The prefixes keep a node from being passed off as a leaf. */
import { createHash } from 'node:crypto'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export function leafHash(data: Uint8Array): string {
  return createHash('sha256').update(LEAF).update(data).digest('hex')
}

export function nodeHash(left: string, right: string): string {
  return createHash('sha256').update(NODE).update(left, 'hex').update(right, 'hex').digest('hex')
}

/** The largest power of two below `n`, for 1 < n <= 2^31: where RFC 9162 splits a tree. */
export function splitOf(n: number): number {
  return 2 ** (31 - Math.clz32(n - 1))
}
