/** Small, seeded and good enough for moments and damage (xorshift32): a run that failed can be run again. */
export type Random = () => number

/** Numbers in [0, 1). */
export function createRandom(seed: number): Random {
  // Small seeds have few bits, and so would the first numbers after them.
  let state = Math.imul(seed, 0x9e3779b1) || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** A whole number in [0, limit). */
export const below = (random: Random, limit: number): number => Math.floor(random() * limit)

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[below(random, from.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** From the environment, so that a failing run can be run again; any other number where it is not given. */
export const seedOf = (name = 'TRAM_SEED'): number =>
  Number(process.env[name] ?? 1 + (Date.now() % 1_000_000))
