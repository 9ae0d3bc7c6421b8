/** Verifies proofs without the tree, by the algorithms of RFC 9162. Hashes are lower-case hex; it never throws. */
import type { TreeHead } from '../../../contract/records/audit.ts'
import { nodeHash } from './hash.ts'

const isOdd = (n: number) => n % 2 === 1
const half = (n: number) => Math.floor(n / 2)

/** Of node numbers in the last level that the proof has reached: `fn` ours, `sn` the last of all. */
interface Place {
  fn: number
  sn: number
}

/** Where a node has no right neighbour it goes up unchanged until it is a right child. */
function climbLonely(place: Place): void {
  while (!isOdd(place.fn) && place.fn !== 0) {
    place.fn = half(place.fn)
    place.sn = half(place.sn)
  }
}

/** §2.1.3.2. `leaf` is the leaf's hash, `index` counts from 0. */
export function verifyInclusion(
  leaf: string,
  index: number,
  proof: readonly string[],
  { treeSize, rootHash }: TreeHead,
): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= treeSize) return false
  const place = { fn: index, sn: treeSize - 1 }
  let hash = leaf
  for (const step of proof) {
    if (place.sn === 0) return false
    if (isOdd(place.fn) || place.fn === place.sn) {
      hash = nodeHash(step, hash)
      climbLonely(place)
    } else hash = nodeHash(hash, step)
    place.fn = half(place.fn)
    place.sn = half(place.sn)
  }
  return place.sn === 0 && hash === rootHash
}

/** §2.1.4.2. True where the tree of `to` begins with the tree of `from`. */
export function verifyConsistency(from: TreeHead, to: TreeHead, proof: readonly string[]): boolean {
  if (from.treeSize === to.treeSize) return proof.length === 0 && from.rootHash === to.rootHash
  if (from.treeSize > to.treeSize) return false
  // A complete smaller tree is a node of the larger one, and the proof leaves it out.
  const [first, ...rest] = Number.isInteger(Math.log2(from.treeSize)) ? [from.rootHash, ...proof] : proof
  if (first === undefined) return false
  const place = { fn: from.treeSize - 1, sn: to.treeSize - 1 }
  while (isOdd(place.fn)) {
    place.fn = half(place.fn)
    place.sn = half(place.sn)
  }
  let [smaller, larger] = [first, first]
  for (const step of rest) {
    if (place.sn === 0) return false
    if (isOdd(place.fn) || place.fn === place.sn) {
      smaller = nodeHash(step, smaller)
      larger = nodeHash(step, larger)
      climbLonely(place)
    } else larger = nodeHash(larger, step)
    place.fn = half(place.fn)
    place.sn = half(place.sn)
  }
  return place.sn === 0 && smaller === from.rootHash && larger === to.rootHash
}
