import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openCounter, openRegistry, type Counter, type Registry } from '../practice/counter.ts'
import { receiptsOf } from '../practice/receipts.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { advance } from './advance.ts'
import { kill, pidsOf, victims, type Victim } from './victims.ts'

const kills = Number(process.env['TRAM_KILLS'] ?? 5)
const seed = Number(process.env['TRAM_SEED'] ?? Date.now() % 100_000)

/** Small, seeded and good enough for moments (xorshift32). */
function createRandom(from: number): () => number {
  let state = from || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** Nobody strikes any more: the officer goes on to the end. */
const NEVER = new Promise<never>(() => undefined)

const isDead = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

interface Run {
  readonly registry: Registry
  readonly open: () => Promise<Counter>
  readonly random: () => number
}

/** Kills when its moment has come, while the officer works; settles when the victim is dead. */
async function strike(victim: Victim, counter: Counter, { registry, random }: Run): Promise<string> {
  const afterMs = Math.round(random() * 4000)
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  const pids = pidsOf(victim, counter, registry)
  kill(pids)
  return `${victim} after ${afterMs} ms${pids.length === 0 ? ' (not running just then)' : ''}`
}

/** How long the news of a death may take: main ends itself when its browser is gone. */
const NEWS_MS = 2000

/** Starts again what does not come back by itself. */
async function revive(counter: Counter, { registry, open }: Run): Promise<Counter> {
  await new Promise((resolve) => setTimeout(resolve, NEWS_MS))
  if (isDead(registry.process())) await registry.restart()
  if (!isDead(counter.process)) return counter
  await counter.close()
  return open()
}

test(`kill -9 at ${kills} random moments loses no application and sends none twice`, async () => {
  const home = mkdtempSync(join(tmpdir(), 'tram-kills-'))
  const registry = await openRegistry({ dir: join(home, 'registry'), residents: 2000 })
  const profile = join(home, 'profile')
  const run: Run = {
    registry,
    random: createRandom(seed),
    open: () => openCounter({ profile, practice: registry.practice }),
  }
  test.info().annotations.push({ type: 'seed', description: String(seed) })
  process.stdout.write(`    seed ${seed}\n`)
  let counter = await run.open()
  let enrolled = 0
  let struck = 0
  const isDone = () => receiptsOf(registry.dir).length > enrolled
  const isQueued = () => readdirSync(join(profile, 'journal', 'sealed')).length > enrolled
  try {
    for (; struck < kills; enrolled++) {
      const person = practiceCitizens[enrolled % practiceCitizens.length]
      if (!person) throw new Error('no practice citizen')
      while (!isDone()) {
        const victim = struck < kills ? victims[struck % victims.length] : undefined
        const blow = victim ? strike(victim, counter, run) : NEVER
        await advance(counter, person, { isDone, isQueued, blow })
        if (!victim) continue
        struck += 1
        process.stdout.write(`    ${String(struck).padStart(2)}. ${await blow}\n`)
        counter = await revive(counter, run)
      }
    }
    const receipts = receiptsOf(registry.dir)
    expect(receipts).toHaveLength(enrolled)
    expect(new Set(receipts.map((one) => one.applicationId)).size).toBe(enrolled)
  } finally {
    await counter.close()
    await registry.close()
    rmSync(home, { recursive: true, force: true })
  }
})
