/**
 * One long day at a counter whose programs are killed, one after the other. TRAM_KILLS says how many times, TRAM_SEED
 * when, and TRAM_COUNTERS at how many counters beside each other, each with a registry of its own; TRAM_LEDGER names
 * the file in which the kills are kept, with TRAM_CODE and TRAM_COMMIT beside each.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openCounter, openRegistry, type Counter } from '../../practice/counter.ts'
import { receiptsOf } from '../../practice/receipts.ts'
import { practiceCitizens } from '../../registry/residents/practice.ts'
import { createRandom, seedOf } from '../random.ts'
import { advance, newProgress, type Progress } from './advance.ts'
import { aimAt, revive } from './blow.ts'
import { nextVictim, readLedger, summaryOf, writeLedger, type Kill } from './ledger.ts'
import type { Typing } from './typing.ts'

const kills = Number(process.env['TRAM_KILLS'] ?? 5)
const seed = seedOf()
const counters = Number(process.env['TRAM_COUNTERS'] ?? 1)
const ledger = process.env['TRAM_LEDGER'] ?? null
const commit = process.env['TRAM_COMMIT'] ?? ''
const code = process.env['TRAM_CODE'] ?? ''
const say = (text: string) => process.stdout.write(`    ${text}\n`)

type Pending = Omit<Kill, 'verdict' | 'lostTypingMs'> & { readonly typing: Typing | null }

/** What became of the application that these kills hit. */
function verdictOf(arrived: number, distinct: number, enrolled: number, progress: Progress): Kill['verdict'] {
  if (arrived > enrolled) return 'twice'
  if (distinct < enrolled) return 'lost'
  return progress.wentBack ? 'went back' : 'kept'
}

async function aDay(kills: number, seed: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'tram-kills-'))
  const registry = await openRegistry({ dir: join(home, 'registry'), residents: 200 })
  /** The officer works on while the registry starts again. */
  let registryRuns = Promise.resolve()
  const profile = join(home, 'profile')
  const open = () => openCounter({ profile, practice: registry.practice })
  const random = createRandom(seed)
  const randomTyping = createRandom(seed + 1)
  const [person] = practiceCitizens
  if (!person) throw new Error('no practice citizen')
  say(`seed ${seed}`)
  let counter: Counter = await open()
  const before = ledger === null ? [] : readLedger(ledger, code)
  const judged: Kill[] = []
  try {
    for (let enrolled = 0; judged.length < kills; enrolled++) {
      const progress = newProgress()
      const pending: Pending[] = []
      const isDone = () => receiptsOf(registry.dir).length > enrolled
      const isQueued = () => readdirSync(join(profile, 'journal', 'sealed')).length > enrolled
      while (!isDone()) {
        const done = [...before, ...judged, ...pending]
        const hasMore = judged.length + pending.length < kills
        const next = nextVictim(done)
        if (next === 'registry') await registryRuns
        const blow = hasMore ? aimAt(next, counter, registry, random) : null
        await advance(counter, person, progress, {
          isDone,
          isQueued,
          onWorking: () => blow?.arm(),
          blow: blow?.struck ?? new Promise(() => undefined),
          random: randomTyping,
        })
        if (!blow) continue
        // Where the application arrived first, the blow falls on what comes after.
        blow.arm()
        const { victim, afterMs, whileStarting } = blow
        if (!(await blow.struck)) continue
        const at = new Date().toISOString()
        const typing = (progress.typing?.letters.length ?? 0) > 0 ? progress.typing : null
        pending.push({
          at,
          commit,
          code,
          seed,
          process: victim,
          afterMs,
          whileStarting,
          step: progress.step,
          typing,
        })
        const where = `${progress.step ?? '-'}${typing ? ', typing' : ''}`
        say(`${judged.length + pending.length}. ${victim} after ${afterMs} ms at ${where}`)
        if (victim === 'registry') registryRuns = registry.restart()
        else counter = await revive(victim, counter, open)
      }
      const ids = receiptsOf(registry.dir).map((one) => one.applicationId)
      const verdict = verdictOf(ids.length, new Set(ids).size, enrolled + 1, progress)
      const news = pending.map(({ typing, ...one }) => ({
        ...one,
        lostTypingMs: typing?.lostMs ?? null,
        verdict,
      }))
      judged.push(...news)
      if (ledger !== null) writeLedger(ledger, news)
    }
    say(summaryOf(judged))
    if (ledger !== null) say(`in all: ${summaryOf(readLedger(ledger, code))}`)
    expect(judged.filter(({ verdict }) => verdict !== 'kept')).toEqual([])
  } finally {
    await counter.close()
    await registryRuns
    await registry.close()
    rmSync(home, { recursive: true, force: true })
  }
}

test.describe.configure({ mode: 'parallel' })

for (let n = 0; n < counters; n++) {
  const share = Math.ceil((kills - n) / counters)
  test(`kill -9 at ${share} random moments loses no application and sends none twice, counter ${n + 1}`, async () => {
    test.setTimeout(180_000 + share * 30_000)
    await aDay(share, seed + n)
  })
}
