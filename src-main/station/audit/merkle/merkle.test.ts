import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash } from './hash.ts'
import { createMerkleTree } from './tree.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** MTH word for word as RFC 9162 §2.1.1 writes it, on bytes. */
function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha()
  if (leaves.length === 1) return sha(Uint8Array.of(0), leaves[0]!)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha(Uint8Array.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, n) => Buffer.from(`entry ${n}`))
const rootOf = (leaves: readonly Uint8Array[]) => naiveRoot(leaves).toString('hex')
const head = (leaves: readonly Uint8Array[]) => ({ treeSize: leaves.length, rootHash: rootOf(leaves) })

const SIZE = 34
const leaves = leavesOf(SIZE)
const tree = createMerkleTree()
for (const leaf of leaves) tree.append(leaf)

/** Another hash at a place, one more, one less. */
const damages = (proof: readonly string[]): string[][] => [
  [...proof, 'a'.repeat(64)],
  ...proof.flatMap((_, at) => [proof.toSpliced(at, 1), proof.with(at, 'b'.repeat(64))]),
]

describe('the tree', () => {
  it('has the known roots of an empty tree and of one empty leaf', () => {
    expect(createMerkleTree().root(0)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    const one = createMerkleTree()
    one.append(new Uint8Array())
    expect(one.root(1)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  })

  it('has the root of the naive tree at every size that it ever had', () => {
    for (let size = 0; size <= SIZE; size++) expect(tree.root(size)).toBe(rootOf(leaves.slice(0, size)))
  })

  it('proves every leaf of every size, and no other leaf, place or root', () => {
    for (let size = 1; size <= SIZE; size++) {
      const of = head(leaves.slice(0, size))
      for (let index = 0; index < size; index++) {
        const leaf = leafHash(leaves[index]!)
        const proof = tree.inclusion(index, size)
        expect(verifyInclusion(leaf, index, proof, of)).toBe(true)
        expect(verifyInclusion(leafHash(Buffer.from('x')), index, proof, of)).toBe(false)
        expect(verifyInclusion(leaf, (index + 1) % size, proof, of)).toBe(size === 1)
        expect(verifyInclusion(leaf, index, proof, { ...of, rootHash: 'c'.repeat(64) })).toBe(false)
        for (const damaged of damages(proof)) expect(verifyInclusion(leaf, index, damaged, of)).toBe(false)
      }
    }
  })

  it('proves that each size begins with each smaller one', () => {
    for (let to = 1; to <= SIZE; to++) {
      for (let from = 1; from <= to; from++) {
        const [smaller, larger] = [head(leaves.slice(0, from)), head(leaves.slice(0, to))]
        const proof = tree.consistency(from, to)
        expect(verifyConsistency(smaller, larger, proof), `${from} to ${to}`).toBe(true)
        expect(verifyConsistency({ ...smaller, rootHash: 'd'.repeat(64) }, larger, proof)).toBe(false)
        expect(verifyConsistency(smaller, { ...larger, rootHash: 'd'.repeat(64) }, proof)).toBe(false)
        if (from < to) expect(verifyConsistency(smaller, { ...larger, treeSize: to * 4 }, proof)).toBe(false)
        for (const damaged of damages(proof)) {
          expect(verifyConsistency(smaller, larger, damaged)).toBe(false)
        }
      }
    }
  })

  it('has no proof for a history in which one old entry is another', () => {
    const change = fc.tuple(
      fc.integer({ min: 1, max: SIZE - 1 }),
      fc.nat(SIZE - 1),
      fc.integer({ min: 1, max: SIZE }),
    )
    fc.assert(
      fc.property(change, ([from, at, to]) => {
        fc.pre(at < from && from < to)
        const other = createMerkleTree()
        for (const leaf of leaves.with(at, Buffer.from('forged')).slice(0, to)) other.append(leaf)
        const now = { treeSize: to, rootHash: other.root(to) }
        expect(verifyConsistency(head(leaves.slice(0, from)), now, other.consistency(from, to))).toBe(false)
      }),
    )
  })

  it('takes anything for a proof without a throw, and believes nothing', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
    const size = fc.integer({ min: 1, max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(size, size, fc.array(hex, { maxLength: 64 }), hex, hex, (a, b, proof, one, two) => {
        fc.pre(a !== b)
        expect(verifyConsistency({ treeSize: a, rootHash: one }, { treeSize: b, rootHash: two }, proof)).toBe(
          false,
        )
        expect(verifyInclusion(one, a, proof, { treeSize: b, rootHash: two })).toBe(false)
      }),
    )
  })

  it('holds what is beyond its end for a bug', () => {
    expect(() => tree.root(SIZE + 1)).toThrow(RangeError)
    expect(() => tree.inclusion(SIZE, SIZE)).toThrow(RangeError)
    expect(() => tree.consistency(3, 2)).toThrow(RangeError)
  })
})
