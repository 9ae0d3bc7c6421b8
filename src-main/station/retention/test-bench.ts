/** A journal, a vault and names on disk, with one application that the registry has received. For tests only. */
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from '../../../tests/fixtures/must.ts'
import type { ApplicationState } from '../../contract/records/queue.ts'
import { policyPack } from '../../contract/records/policy-pack.ts'
import { factsOf } from '../journal/files.ts'
import { openJournal } from '../journal/open-journal.ts'
import { createSummaries } from '../queue/summaries.ts'
import { signJws } from '../uplink/test-registry.ts'
import { practiceFileProtector } from '../vault/key-protector.ts'
import { openVault } from '../vault/open-vault.ts'
import { testEnrolment } from '../vault/sealing/test-enrolment.ts'
import { newKeyPair } from '../vault/station-keys.ts'
import type { RetentionDeps } from './sweep.ts'

export const DAY = 86_400_000
export const received = Date.parse('2026-11-25T02:00:00Z')
const packFile = join(import.meta.dirname, '../../../assets/policy/2025.json')
/** Keeps what is sealed for 90 days after the receipt, and a draft for 30. */
export const pack = policyPack.parse(JSON.parse(readFileSync(packFile, 'utf8')))
const anyKey = createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })
const enrolment = testEnrolment()
export const { applicationId } = enrolment
export const record = { applicationId, revision: 1, at: new Date(received).toISOString() }
export const bytes = Buffer.from('sealed bytes')
export const file = `${applicationId}.1.p7m`

/** As the registry signs it. */
export const receiptFor = (contentHash: string, revision = 1): Promise<string> =>
  signJws(
    {
      schema: 'receipt/2',
      stationId: 'station-0001',
      applicationId,
      revision,
      contentHash,
      size: bytes.length,
      receivedAt: record.at,
      seq: 7,
      prevReceiptHash: '0'.repeat(64),
      auditHead: null,
    },
    anyKey,
    'tram-receipt+jwt',
  )

export type Bench = Awaited<ReturnType<typeof openBench>>

export async function openBench() {
  const dir = await mkdtemp(join(tmpdir(), 'retention-'))
  const journalDir = join(dir, 'journal')
  const recorded: string[] = []
  const vault = must(
    await openVault(join(dir, 'vault'), { protector: practiceFileProtector({ practice: true }) }),
  )
  const deps = {
    journal: must(await openJournal(journalDir)),
    drafts: vault.drafts,
    summaries: createSummaries(vault),
    pack: () => pack,
    now: () => received,
    record: (action, id) => Promise.resolve(void recorded.push(`${action} ${id}`)),
  } satisfies RetentionDeps
  const bench = {
    deps,
    recorded,
    sealedPath: join(journalDir, 'sealed', file),
    entry: () => bench.deps.journal.applications.get(applicationId),
    async seal() {
      await deps.summaries.keep(enrolment, record.at)
      await bench.deps.journal.putFile('sealed', file, bytes)
      await bench.deps.journal.append({ kind: 'sealed', ...record, officerId: 'an', file, ...factsOf(bytes) })
    },
    async receive(state: ApplicationState = 'received', of = factsOf(bytes).sha256) {
      await bench.seal()
      await bench.deps.journal.append({ kind: 'receipt', ...record, jws: await receiptFor(of) })
      await bench.state(state)
    },
    state: (state: ApplicationState, reason: string | null = null) =>
      bench.deps.journal.append({ kind: 'state', ...record, state, reason }),
    async reopen() {
      await bench.deps.journal.close()
      bench.deps = { ...deps, journal: must(await openJournal(journalDir)) }
    },
    async close() {
      await bench.deps.journal.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
  return bench
}
