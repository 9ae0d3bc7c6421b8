/** IndexedDB is harmed between two starts of the real station in a real Chromium. TRAM_HARMS says how often, TRAM_SEED how. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { openCounter } from '../../practice/counter.ts'
import { createRandom, seedOf } from '../random.ts'
import { databaseFolder, harm, harms, type Harm } from './harm.ts'
import { writeQueued } from './journal-of-queued.ts'
import { expectWhole, noRegistry } from './whole-queue.ts'

const times = Number(process.env['TRAM_HARMS'] ?? harms.length)
const seed = seedOf()
const QUEUED = 30
const SEALED_BYTES = 20_000
const say = (text: string) => process.stdout.write(`    ${text}\n`)

test(`the queue is shown again from the journal after IndexedDB was harmed ${times} times`, async () => {
  test.setTimeout(60_000 + times * 60_000)
  const home = mkdtempSync(join(tmpdir(), 'tram-database-'))
  const profile = join(home, 'profile')
  const random = createRandom(seed)
  say(`seed ${seed}`)
  try {
    const queued = await writeQueued(join(profile, 'journal'), QUEUED, SEALED_BYTES)
    let done = 'the first start'
    for (let n = 0; n <= times; n++) {
      const counter = await openCounter({ profile, practice: noRegistry, camera: null })
      await expectWhole(await counter.page('officer'), queued, done)
      await counter.close()
      if (n === times) break
      const kind: Harm = harms[n % harms.length] ?? 'deleted'
      done = harm(kind, databaseFolder(profile), random)
      say(`${n + 1}. ${done}`)
    }
    const log = join(profile, 'station.log')
    const lost = existsSync(log) ? readFileSync(log, 'utf8').split('database of the page lost').length - 1 : 0
    say(`${times} times harmed, 0 of ${QUEUED} lost; ${lost} times told that the database was gone`)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
