import { afterEach, beforeEach, expect, it } from 'vitest'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { policyPack } from '../../contract/records/policy-pack.ts'
import { newKeyPair } from '../vault/station-keys.ts'
import { createPrivateKey } from 'node:crypto'
import { openJournal, type Journal } from '../journal/open-journal.ts'
import { factsOf } from '../journal/files.ts'
import { createSummaries } from '../queue/summaries.ts'
import { practiceFileProtector } from '../vault/key-protector.ts'
import { openVault, type Vault } from '../vault/open-vault.ts'
import { testEnrolment } from '../vault/sealing/test-enrolment.ts'
import { signJws } from '../uplink/test-registry.ts'
import { erasedOn, sweep, type RetentionDeps } from './sweep.ts'

const DAY = 86_400_000
const packFile = join(import.meta.dirname, '../../../assets/policy/2025.json')
const pack = policyPack.parse(JSON.parse(readFileSync(packFile, 'utf8')))
const anyKey = createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })
const received = Date.parse('2026-11-25T02:00:00Z')
const enrolment = testEnrolment()
const { applicationId } = enrolment

let dir: string
let journal: Journal
let vault: Vault
let recorded: string[]
let deps: RetentionDeps
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'retention-'))
  journal = await reopened()
  const opened = await openVault(join(dir, 'vault'), { protector: practiceFileProtector({ practice: true }) })
  if (!opened.ok) throw new Error(opened.error.code)
  vault = opened.value
  recorded = []
  deps = {
    journal,
    drafts: vault.drafts,
    summaries: createSummaries(vault),
    pack: () => pack,
    now: () => received,
    record: (action, id) => Promise.resolve(void recorded.push(`${action} ${id}`)),
  }
})
afterEach(async () => {
  await journal.close()
  await rm(dir, { recursive: true, force: true })
})

async function reopened(): Promise<Journal> {
  const opened = await openJournal(join(dir, 'journal'))
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

const record = { applicationId, revision: 1, at: new Date(received).toISOString() }
const file = `${applicationId}.1.p7m`
const sealedPath = () => join(dir, 'journal', 'sealed', file)

async function receive(state: 'received' | 'returned' = 'received'): Promise<void> {
  const bytes = Buffer.from('sealed bytes')
  await deps.summaries.keep(enrolment, record.at)
  await journal.putFile('sealed', file, bytes)
  await journal.append({ kind: 'sealed', ...record, officerId: 'an', file, ...factsOf(bytes) })
  const claims = {
    schema: 'receipt/2',
    stationId: 'station-0001',
    applicationId,
    revision: 1,
    contentHash: factsOf(bytes).sha256,
    size: bytes.length,
    receivedAt: record.at,
    seq: 7,
    prevReceiptHash: '0'.repeat(64),
    auditHead: null,
  }
  await journal.append({ kind: 'receipt', ...record, jws: await signJws(claims, anyKey, 'tram-receipt+jwt') })
  await journal.append({ kind: 'state', ...record, state, reason: null })
}

const at = (days: number) => sweep({ ...deps, now: () => received + days * DAY })

it('erases name and sealed file on the day after the term, with an entry, and keeps the receipt', async () => {
  await receive()
  expect(erasedOn(record.at, pack)).toBe(new Date(received + 90 * DAY).toISOString())
  await at(89)
  expect(journal.applications.get(applicationId)?.state).toBe('received')
  expect(await deps.summaries.labelOf(applicationId)).not.toBeNull()
  await at(90)
  expect(journal.applications.get(applicationId)).toMatchObject({ state: 'erased', sealed: null })
  expect(journal.applications.get(applicationId)?.receipt).not.toBeNull()
  expect(await deps.summaries.labelOf(applicationId)).toBeNull()
  expect(existsSync(sealedPath())).toBe(false)
  expect(recorded).toEqual([`retention.sealed ${applicationId}`])
  await at(91)
  expect(recorded).toHaveLength(1)
})

it('erases nothing while the time is not confirmed', async () => {
  await receive()
  await sweep({ ...deps, now: () => null })
  expect(journal.applications.get(applicationId)?.state).toBe('received')
  expect(recorded).toEqual([])
})

it('erases nothing that was returned and is still to be mended', async () => {
  await receive('returned')
  await at(4000)
  expect(journal.applications.get(applicationId)?.state).toBe('returned')
  expect(recorded).toEqual([])
})

it('never brings back what a crash left of an erased file, and removes it at the next start', async () => {
  await receive()
  await at(90)
  const bytes = Buffer.from('sealed bytes')
  await writeFile(sealedPath(), bytes)
  await journal.close()
  journal = await reopened()
  expect(journal.applications.get(applicationId)).toMatchObject({ state: 'erased', sealed: null })
  expect(existsSync(sealedPath())).toBe(false)
  expect(journal.damage).toEqual([])
})

it('gives up a draft that nobody finished, and nobody can read it again', async () => {
  await journal.append({ kind: 'draft', ...record, iv: 'aXY=' }, Buffer.from('ciphertext'))
  await at(29)
  expect(journal.applications.get(applicationId)?.state).toBe('draft')
  await at(30)
  expect(journal.applications.get(applicationId)).toMatchObject({ state: 'abandoned', reason: 'retention' })
  expect(recorded).toEqual([`retention.draft ${applicationId}`])
})
