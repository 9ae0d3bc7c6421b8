/**
 * A Merkle tree that only grows (RFC 9162 §2.1). Every complete subtree is hashed once and kept, so that a root or a
 * proof of any size that the tree ever had costs a handful of hashes.
 */
import { createHash } from 'node:crypto'
import { createHashColumn, type HashColumn } from './hash-column.ts'
import { leafHash, nodeHash, splitOf } from './hash.ts'

export interface MerkleTree {
  readonly size: number
  /** @param data of the next leaf */
  append(data: Uint8Array): void
  /** MTH of the first `size` leaves, lower-case hex (§2.1.1). Sizes beyond the tree are a bug and throw. */
  root(size: number): string
  /** PATH(index, D[size]) (§2.1.3.1): that the leaf is in that tree. */
  inclusion(index: number, size: number): string[]
  /** PROOF(from, D[to]) (§2.1.4.1): that the larger tree begins with the smaller. Empty from 0 and to itself. */
  consistency(from: number, to: number): string[]
}

export function createMerkleTree(): MerkleTree {
  /** `levels[k]` holds the complete subtrees of 2^k leaves, in order. */
  const levels: HashColumn[] = []
  const size = () => levels[0]?.count ?? 0

  const push = (level: number, hash: string): void => {
    const column = (levels[level] ??= createHashColumn())
    column.push(hash)
    if (column.count % 2 === 0) {
      push(level + 1, nodeHash(column.at(column.count - 2), column.at(column.count - 1)))
    }
  }
  /** Hash of leaves start to end; `start` is where a split put it, so complete subtrees lie on their grid. */
  const range = (start: number, end: number): string => {
    const n = end - start
    const level = Math.log2(n)
    if (Number.isInteger(level)) return levels[level]?.at(start / n) ?? beyond()
    const split = start + splitOf(n)
    return nodeHash(range(start, split), range(split, end))
  }
  const path = (index: number, start: number, end: number): string[] => {
    if (end - start === 1) return []
    const split = start + splitOf(end - start)
    return index < split
      ? [...path(index, start, split), range(split, end)]
      : [...path(index, split, end), range(start, split)]
  }
  /** SUBPROOF of §2.1.4.1; `whole` while the smaller tree's root is known to whoever verifies. */
  const subproof = (from: number, start: number, end: number, whole: boolean): string[] => {
    if (from === end) return whole ? [] : [range(start, end)]
    const split = start + splitOf(end - start)
    return from <= split
      ? [...subproof(from, start, split, whole), range(split, end)]
      : [...subproof(from, split, end, false), range(start, split)]
  }
  const within = (lower: number, upper: number): void => {
    if (!(Number.isInteger(lower) && lower >= 0 && lower <= upper && upper <= size())) beyond()
  }

  return {
    get size() {
      return size()
    },
    append: (data) => push(0, leafHash(data)),
    root: (of) => {
      within(0, of)
      return of === 0 ? createHash('sha256').digest('hex') : range(0, of)
    },
    inclusion: (index, of) => {
      within(index + 1, of)
      return path(index, 0, of)
    },
    consistency: (from, to) => {
      within(from, to)
      return from === 0 ? [] : subproof(from, 0, to, true)
    },
  }
}

function beyond(): never {
  throw new RangeError('beyond the end of the tree')
}
