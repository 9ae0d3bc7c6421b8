/** Bits flip and files end early in a journal. TRAM_FLIPS and TRAM_SEED choose another run. */
import { expect, it } from 'vitest'
import { createRandom, seedOf } from '../random.ts'
import { writeJournal } from './a-journal.ts'
import { damageOne, judge } from './damage.ts'

const times = Number(process.env['TRAM_FLIPS'] ?? 100)
const seed = seedOf()
/** One journal takes this many blows, one after the other, each on a fresh copy. */
const PER_JOURNAL = 100

it(
  `${times} flipped bits and truncations are each told and touch nothing else`,
  async () => {
    process.stdout.write(`    seed ${seed}\n`)
    const random = createRandom(seed)
    const hits = new Map<string, number>()
    let whole = await writeJournal(random)
    for (let n = 1; n <= times; n++) {
      const { damage, files } = damageOne(random, whole)
      await judge(whole, damage, files)
      const what = `${damage.kind} ${damage.path.split('/').slice(2, -1).join('') || 'log'}`
      hits.set(what, (hits.get(what) ?? 0) + 1)
      if (n % PER_JOURNAL === 0) whole = await writeJournal(random)
    }
    for (const [what, count] of hits) process.stdout.write(`    ${count} ${what}\n`)
    expect([...hits.values()].reduce((sum, count) => sum + count, 0)).toBe(times)
  },
  60_000 + times * 100,
)
