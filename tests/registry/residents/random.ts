/** A small seeded generator (sfc32, PractRand-clean): the same seed gives the same people everywhere. */

export interface Random {
  /** A float in [0, 1). */
  next(): number
  /** A whole number in [from, to], both included. */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T
  /** One entry of a list of [value, weight]. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
}

export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const word = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return t >>> 0
  }
  for (let i = 0; i < 16; i += 1) word()
  const next = (): number => word() / 2 ** 32
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted: (list) => pickWeighted(list, next()),
  }
}

function pickWeighted<T>(list: readonly (readonly [T, number])[], roll: number): T {
  let total = 0
  for (const entry of list) total += entry[1]
  let left = roll * total
  for (const [value, weight] of list) {
    left -= weight
    if (left < 0) return value
  }
  return at(list, list.length - 1)[0]
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new Error('picked from an empty list')
  return value
}
