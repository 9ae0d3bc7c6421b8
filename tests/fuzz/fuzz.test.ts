import { expect, it } from 'vitest'
import { fuzzParsers, type Parser } from './fuzz-parsers.ts'
import { conversations, parsers } from './parsers.ts'

/** Kept, so that what was once found is tried again; `npm run fuzz` tries millions more. */
const seeds = [1, 20_261_125]

it.each(seeds)('no parser throws, holds too much or refuses everything, seed %i', (seed) => {
  const reports = [...fuzzParsers(parsers, 100_000, seed), ...fuzzParsers(conversations, 1_000, seed)]
  for (const { name, taken } of reports) expect(taken, name).toBeGreaterThan(0)
})

it('finds a parser that throws and one that holds too much', () => {
  const throws: Parser = {
    name: 'throws',
    seeds: [Uint8Array.of(1, 2, 3)],
    parse: (input) => new DataView(input.buffer).getUint16(1),
  }
  expect(() => fuzzParsers([throws], 1_000, 1)).toThrow(/threw: throws, seed 1, input \d+: /)
  const hoards: Parser = { ...throws, parse: (input) => new Uint8Array((input[0] ?? 0) * 100) }
  expect(() => fuzzParsers([hoards], 1_000, 1)).toThrow('holds too much')
})
