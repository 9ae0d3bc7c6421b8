/** IndexedDB is harmed between two starts of the real station in a real Chromium. TRAM_HARMS says how often, TRAM_SEED how. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { openCounter } from '../../practice/counter.ts'
import { texts } from '../../practice/texts.ts'
import { createRandom, seedOf } from '../random.ts'
import { databaseFolder, harm, harms, type Harm } from './harm.ts'
import { writeQueued, type Queued } from './journal-of-queued.ts'

const times = Number(process.env['TRAM_HARMS'] ?? harms.length)
const seed = seedOf()
const QUEUED = 30
const SEALED_BYTES = 20_000
const say = (text: string) => process.stdout.write(`    ${text}\n`)

/** Nobody is there: the station starts without a registry, and goes on without it. */
const practice = { url: 'https://127.0.0.1:9', caPem: '-----BEGIN CERTIFICATE-----', code: 'none' }

/** What stands in the page's own database: state and hash of each row, and whether its second copy is good. */
function shownIn(page: Page): Promise<[id: string, state: string, sha256: string, copy: string][]> {
  return page.evaluate(async () => {
    const request = indexedDB.open('queue')
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
    })
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const asked = db.transaction(store).objectStore(store).getAll() as IDBRequest<T[]>
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error('not read')))
      })
    const blobs = new Map<string, string>()
    for (const { applicationId, sealed } of await all<{ applicationId: string; sealed: Blob }>('blobs')) {
      const digest = await crypto.subtle.digest('SHA-256', await sealed.arrayBuffer())
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      blobs.set(applicationId, hex)
    }
    const rows = await all<{ applicationId: string; state: string; sha256: string; quarantined: number }>(
      'rows',
    )
    db.close()
    return rows
      .filter(({ quarantined }) => quarantined === 0)
      .map(({ applicationId: id, state, sha256 }) => [id, state, sha256, blobs.get(id) ?? ''])
  })
}

/** Waits until the page shows the whole queue, and holds a good second copy of all of it. */
async function expectWhole(page: Page, queued: Queued, after: string): Promise<void> {
  const waiting = texts.common.status.queueWaiting_other.replace('{{count}}', String(queued.size))
  await expect(page.getByText(waiting), after).toBeVisible({ timeout: 30_000 })
  const expected = [...queued].map(([id, sha256]) => [id, 'queued', sha256, sha256])
  const shown = () => shownIn(page).catch(() => [])
  await expect.poll(shown, { message: after, timeout: 30_000 }).toEqual(expected)
}

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
      const counter = await openCounter({ profile, practice, camera: null })
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
