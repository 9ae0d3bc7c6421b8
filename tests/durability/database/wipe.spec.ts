/**
 * Stores whose beginning is overwritten. Of LevelDB Chromium deletes what it finds corrupt and hands out an empty one; the
 * only word of it is `dataLoss` on the event that lays the empty one out, and the station must have heard it. Of SQLite
 * it neither opens nor deletes it: the page begins another, and the shell takes this one away at the next start.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openCounter } from '../../practice/counter.ts'
import { databaseFolder } from './harm.ts'
import { writeQueued } from './journal-of-queued.ts'
import { expectWhole, noRegistry } from './whole-queue.ts'

const QUEUED = 5
const SEALED_BYTES = 2_000

/** What Chromium reads first of a store, by the name of its file in either backend; overwritten where it stands. */
const readFirst = { leveldb: /CURRENT$|MANIFEST-\d+$/, sqlite: /[A-Z0-9]{40,}(-wal)?$/ } as const
type Backend = keyof typeof readFirst

const storesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[A-Z0-9]{40,}$/.test(name))

function corrupt(folder: string, backend: Backend): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const hit = files
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => readFirst[backend].test(path))
  for (const path of hit) {
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 0, Math.min(bytes.length, 4_096))
    writeFileSync(path, bytes)
  }
  return hit.map((path) => path.slice(folder.length))
}

/** The station's own words about its page's database, from its log. */
function toldOf(profile: string): { what: string; message: string }[] {
  return readFileSync(join(profile, 'station.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('database of the page lost'))
    .map((line) => JSON.parse(line) as { what: string; message: string })
}

for (const backend of ['leveldb', 'sqlite'] as const) {
  test(`a corrupt ${backend} store is laid out anew and filled from the journal`, async () => {
    const home = mkdtempSync(join(tmpdir(), 'tram-wipe-'))
    const profile = join(home, 'profile')
    try {
      const queued = await writeQueued(join(profile, 'journal'), QUEUED, SEALED_BYTES)
      mkdirSync(join(profile, 'chromium'), { recursive: true })
      writeFileSync(
        join(profile, 'chromium', 'shell.json'),
        JSON.stringify({ schema: 'shell/1', indexedDb: backend }),
      )
      const start = async (after: string) => {
        const counter = await openCounter({ profile, practice: noRegistry, camera: null })
        await expectWhole(await counter.page('officer'), queued, after)
        await counter.close()
      }
      await start('the first start')
      expect(toldOf(profile)).toEqual([])
      const hit = corrupt(databaseFolder(profile), backend)
      expect(hit).not.toEqual([])
      await start(`${hit.join(', ')} overwritten`)
      const [told] = toldOf(profile)
      process.stdout.write(
        `    ${hit.join(', ')}: ${told?.what ?? 'nothing told'}, "${told?.message ?? ''}"\n`,
      )
      expect(told?.what).toBe(backend === 'leveldb' ? 'wiped' : 'unreadable')
      await start('the start after it')
      // What could not be deleted is gone since, and nothing was lost by that.
      if (backend === 'sqlite') expect(storesOf(databaseFolder(profile))).toHaveLength(1)
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  })
}
