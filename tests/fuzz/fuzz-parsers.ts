/** A byte fuzzer for parsers of what devices say: they may refuse anything and must survive everything. */

export interface Parser {
  readonly name: string
  /** Good input, from which most inputs are bent: pure chance would not get past the first byte. */
  readonly seeds: readonly Uint8Array[]
  readonly parse: (input: Uint8Array) => unknown
  /** The most bytes that a result may hold beyond what went in; 0 where it is not told. */
  readonly mayHold?: number
}

export interface FuzzReport {
  readonly name: string
  readonly inputs: number
  /** How many were not refused: a parser that refuses everything was never tried. */
  readonly taken: number
}

/** Small, seeded and good enough for bytes (xorshift32). */
export function createRandom(seed: number): (below: number) => number {
  let state = seed | 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Names and numbers that stand for a byte or two. */
const smallChange = 256
const edges = [0, 1, 0x7f, 0x80, 0xfe, 0xff]

/** Bent in up to four places, cut or made longer. */
export function bend(seed: Uint8Array, random: (below: number) => number): Uint8Array {
  const length = [seed.length, seed.length, seed.length, random(seed.length + 1), seed.length + random(64)]
  const input = new Uint8Array(length[random(length.length)] ?? seed.length)
  input.set(seed.subarray(0, input.length))
  for (let changes = random(5); changes > 0 && input.length > 0; changes -= 1) {
    // Headers stand at the front: half of the changes go there.
    const at = random(random(2) === 0 ? Math.min(48, input.length) : input.length)
    const how = random(3)
    const now = input[at] ?? 0
    input[at] =
      how === 0 ? now ^ (1 << random(8)) : how === 1 ? (edges[random(edges.length)] ?? 0) : random(256)
  }
  return input
}

function bytesHeld(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value === 'string') return value.length * 2
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, part) => sum + bytesHeld(part), 0)
}

/**
 * Feeds `count` inputs in all, shared out among the parsers. Throws, with the seed and the input in hex, where one
 * throws or holds more than it was given.
 */
export function fuzzParsers(parsers: readonly Parser[], count: number, seed: number): FuzzReport[] {
  const each = Math.ceil(count / parsers.length)
  return parsers.map(({ name, seeds, parse, mayHold = 0 }, index) => {
    const random = createRandom(seed + index * 7919)
    let taken = 0
    for (let i = 0; i < each; i += 1) {
      const good = seeds[random(seeds.length)] ?? new Uint8Array()
      const input = random(16) === 0 ? chance(random) : bend(good, random)
      const where = () => `${name}, seed ${seed}, input ${i}: ${Buffer.from(input).toString('hex')}`
      let result: unknown
      try {
        result = parse(input)
      } catch (cause) {
        throw new Error(`threw: ${where()}`, { cause })
      }
      if (result !== null && result !== undefined) taken += 1
      if (bytesHeld(result) > 2 * input.length + smallChange + mayHold)
        throw new Error(`holds too much: ${where()}`)
    }
    return { name, inputs: each, taken }
  })
}

function chance(random: (below: number) => number): Uint8Array {
  return Uint8Array.from({ length: random(200) }, () => random(256))
}
