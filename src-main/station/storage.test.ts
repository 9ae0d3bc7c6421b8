import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { REFUSE_BELOW_BYTES } from '../contract/records/room.ts'
import { openJournal, type Journal } from './journal/open-journal.ts'
import { linuxPlatform } from './journal/platform.ts'
import { sealedFileName } from './journal/recover.ts'
import { readSecondMedium } from './journal/second-medium-setting.ts'
import { takeUpAgain } from './journal/scrubbing.ts'
import { createLog } from './log.ts'
import { roomForAnother, startStorage } from './storage.ts'
import type { DiskState } from './windows/watch-disk.ts'

const at = '2026-11-25T01:02:03.000Z'
const now = () => new Date(at)
const id = '019abc00-0000-7000-8000-000000000001'
const ids = { applicationId: id, revision: 1, at }
const file = sealedFileName(id, 1)

let profile: string
let stick: string
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'storage-'))
  stick = await mkdtemp(join(tmpdir(), 'stick-'))
  await mkdir(join(profile, 'journal'))
})
afterEach(async () => {
  for (const dir of [profile, stick]) await rm(dir, { recursive: true, force: true })
})

async function opened(freeBytes?: number): Promise<Journal> {
  const platform =
    freeBytes === undefined
      ? linuxPlatform
      : { ...linuxPlatform, freeBytes: () => Promise.resolve(freeBytes) }
  const journal = await openJournal(join(profile, 'journal'), { platform })
  if (!journal.ok) throw new Error(journal.error.code)
  return journal.value
}

async function queue(journal: Journal): Promise<void> {
  const facts = await journal.putFile('sealed', file, Buffer.from('sealed'))
  if (!facts.ok) throw new Error(facts.error.code)
  await journal.append({ kind: 'sealed', ...ids, officerId: 'an', file, ...facts.value })
  await journal.append({ kind: 'state', ...ids, state: 'queued', reason: null })
}

function storageOf(journal: Journal) {
  const told: DiskState[] = []
  const log = createLog(join(profile, 'station.log'))
  const options = {
    profileDir: profile,
    journal,
    log,
    now,
    tell: (state: DiskState) => void told.push(state),
  }
  return { told, storage: startStorage(options) }
}

it('begins nothing new without room to finish it, and says how much is needed', async () => {
  expect(await roomForAnother(await opened(REFUSE_BELOW_BYTES))).toEqual({ ok: true })
  expect(await roomForAnother(await opened(REFUSE_BELOW_BYTES - 1))).toEqual({
    ok: false,
    error: {
      code: 'journal/too-little-room',
      freeBytes: REFUSE_BELOW_BYTES - 1,
      neededBytes: REFUSE_BELOW_BYTES,
    },
  })
})

it('takes a folder as the second medium, keeps the choice, and tells when it is pulled out', async () => {
  const journal = await opened()
  const { storage, told } = storageOf(journal)
  expect(await storage.setSecondMedium(profile)).toMatchObject({ error: { code: 'technician/bad-folder' } })
  expect(await storage.setSecondMedium(stick)).toEqual({ ok: true })
  expect(await readSecondMedium(linuxPlatform, profile)).toBe(stick)
  expect(told.at(-1)?.secondMedium).toBe('there')
  await rm(stick, { recursive: true })
  await queue(journal)
  expect((await storage.view()).secondMedium).toMatchObject({ dir: stick, state: 'away' })
  expect(await storage.setSecondMedium(null)).toEqual({ ok: true })
  expect((await storage.disk()).secondMedium).toBe('none')
  await storage.stop()
})

it('parks a waiting application whose sealed file rotted, and takes it up again with good bytes', async () => {
  const journal = await opened()
  await queue(journal)
  await writeFile(join(profile, 'journal', 'sealed', file), 'rotten')
  const { storage } = storageOf(journal)
  await storage.setSecondMedium(stick)
  const entry = () => journal.applications.get(id)!
  await expect.poll(async () => (await storage.view()).scrubbedAt).toBe(at)
  expect(entry()).toMatchObject({ state: 'parked', reason: 'journal/damaged' })
  expect((await storage.view()).damage).toEqual([{ kind: 'wrong-hash', file }])
  await journal.restoreSealed(id, Buffer.from('sealed'))
  await takeUpAgain(journal, entry(), now())
  expect(entry()).toMatchObject({ state: 'queued', reason: null })
  await storage.stop()
})
