/** A station for tests: a journal in a folder of its own, an uplink to a registry, and a look at what came of it. */
import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { QueueRow } from '../../contract/records/queue.ts'
import type { LinkState } from '../../contract/records/snapshot.ts'
import { factsOf } from '../journal/files.ts'
import type { ApplicationEntry } from '../journal/index.ts'
import { openJournal, type Journal } from '../journal/open-journal.ts'
import { sealedFileName } from '../journal/recover.ts'
import { newKeyPair } from '../vault/station-keys.ts'
import type { AuditHeadsPort } from './audit-heads.ts'
import { createUplink, type Uplink, type UplinkOptions } from './create-uplink.ts'
import { STATION, type TestRegistry } from './test-registry.ts'

export const identityKey = createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })

/** A log that has nothing to countersign. */
export const noAudit: AuditHeadsPort = {
  unwitnessed: () => null,
  consistency: () => null,
  witness: () => Promise.resolve({ ok: true, value: true }),
}

export const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export interface UnderTest {
  readonly dir: string
  /** As it was read at the last start. */
  readonly journal: Journal
  readonly rows: QueueRow[]
  readonly links: LinkState[]
  queue(n: number, size: number): Promise<Buffer>
  start(registry: TestRegistry, more?: Partial<UplinkOptions>): Uplink
  entry(n: number): ApplicationEntry
  /** What the end of the program does: every uplink stops, and the journal is read anew. */
  restart(): Promise<void>
  close(): Promise<void>
}

async function journalIn(dir: string): Promise<Journal> {
  const opened = await openJournal(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}

export async function createTestStation(): Promise<UnderTest> {
  const dir = await mkdtemp(join(tmpdir(), 'uplink-'))
  let journal = await journalIn(dir)
  const rows: QueueRow[] = []
  const links: LinkState[] = []
  const uplinks: Uplink[] = []
  async function stop(): Promise<void> {
    await Promise.all(uplinks.map((uplink) => uplink.stop()))
    await journal.close()
  }
  return {
    dir,
    get journal() {
      return journal
    },
    rows,
    links,
    queue: async (n, size) => {
      const bytes = randomBytes(size)
      const file = sealedFileName(idOf(n), 1)
      const record = { applicationId: idOf(n), revision: 1, at: new Date().toISOString() }
      await journal.putFile('sealed', file, bytes)
      await journal.append({ kind: 'sealed', ...record, officerId: 'an', file, ...factsOf(bytes) })
      await journal.append({ kind: 'state', ...record, state: 'queued', reason: null })
      return bytes
    },
    start: ({ url, ca, receiptKey }, more = {}) => {
      const uplink = createUplink({
        registry: { url, caPem: ca.pem, receiptCertPem: receiptKey.pem, stationId: STATION, identityKey },
        journal,
        audit: noAudit,
        random: () => 0,
        onRow: (row) => void rows.push(row),
        onLink: (link) => void links.push(link),
        onBug: (cause) => {
          throw cause
        },
        ...more,
      })
      uplinks.push(uplink)
      uplink.start()
      return uplink
    },
    entry: (n) => {
      const entry = journal.applications.get(idOf(n))
      if (!entry) throw new Error('no such application')
      return entry
    },
    restart: async () => {
      await stop()
      journal = await journalIn(dir)
    },
    close: async () => {
      await stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** Waits for what must come; the time is only that of a machine that hangs. */
export async function until(holds: () => boolean, says: () => unknown, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`still waiting: ${JSON.stringify(says())}`)
    await sleep(10)
  }
}
