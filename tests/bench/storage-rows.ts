/** What the disk costs: an application made durable beside the bare calls of the system, and a start on a full queue. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeFrame, encodePayload } from '../../src-main/station/journal/frame.ts'
import { openJournal, type Journal } from '../../src-main/station/journal/open-journal.ts'
import { linuxPlatform } from '../../src-main/station/journal/platform.ts'
import { sealedFileName } from '../../src-main/station/journal/recover.ts'
import { must } from '../fixtures/must.ts'
import { quantile } from './measure.ts'

export interface StorageRow {
  readonly what: string
  readonly ours: number
  /** The same work without us, or null. */
  readonly anchor: number | null
  readonly wanted: string
}

const SEALED_BYTES = 1_500_000
const TIMES = 60
const QUEUED = 10_000
const at = '2026-11-25T01:02:03.000Z'
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export async function timed(action: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await action()
  return performance.now() - began
}

async function keep(journal: Journal, n: number, bytes: Uint8Array): Promise<void> {
  const ids = { applicationId: idOf(n), revision: 1, at }
  const file = sealedFileName(ids.applicationId, 1)
  const facts = must(await journal.putFile('sealed', file, bytes))
  must(await journal.append({ kind: 'sealed', ...ids, officerId: 'an', file, ...facts }))
}

/** The anchor: a temporary name, written, flushed, renamed, and its folder flushed. */
async function bareWrite(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name)
  const handle = await open(`${path}.tmp`, 'w')
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
  await rename(`${path}.tmp`, path)
  const dir = await open(folder, 'r')
  await dir.sync()
  await dir.close()
}

/** Ours and the anchor by turns, so that what else the disk does falls on both. */
export async function durableRows(folder: string): Promise<StorageRow[]> {
  const bare = join(folder, 'bare')
  mkdirSync(bare)
  const journal = must(await openJournal(join(folder, 'journal')))
  const ours: number[] = []
  const anchor: number[] = []
  for (let n = 0; n < TIMES; n++) {
    const bytes = randomBytes(SEALED_BYTES)
    anchor.push(await timed(() => bareWrite(bare, `${n}`, bytes)))
    ours.push(await timed(() => keep(journal, n, bytes)))
  }
  await journal.close()
  const row = (share: number, name: string, wanted: string) => ({
    what: `sealed 1.5 MB to durable in the journal, ${name} of ${TIMES}`,
    ours: quantile(ours, share),
    anchor: quantile(anchor, share),
    wanted,
  })
  return [row(0.5, 'median', '–'), row(0.95, 'p95', 'at most 1.5 x')]
}

/** Four records for each application, as one that waits has; its sealed file is there. */
async function layQueued(dir: string, count: number): Promise<void> {
  await must(await openJournal(dir)).close()
  const frames: Buffer[] = []
  const sha256 = 'a'.repeat(64)
  for (let n = 0; n < count; n++) {
    const ids = { applicationId: idOf(n), revision: 1, at }
    const file = sealedFileName(ids.applicationId, 1)
    await linuxPlatform.create(join(dir, 'sealed', file), Buffer.alloc(6))
    const upload = { url: null, offset: 0, attempts: 1, nextTryAt: null }
    const records = [
      [1, { kind: 'draft', ...ids, iv: 'aXY=' }],
      [3, { kind: 'sealed', ...ids, officerId: 'an', file, sha256, size: 6 }],
      [4, { kind: 'state', ...ids, state: 'queued', reason: null }],
      [5, { kind: 'upload', ...ids, ...upload }],
    ] as const
    for (const [type, record] of records) {
      const payload = encodePayload(JSON.stringify(record), new Uint8Array(type === 1 ? 2_000 : 0))
      frames.push(encodeFrame({ type, version: 1, seq: frames.length + 1 }, payload))
    }
  }
  await linuxPlatform.create(join(dir, 'log-000001.tj'), Buffer.concat(frames))
}

export async function startRow(folder: string): Promise<StorageRow> {
  const times = async (name: string, count: number) => {
    const dir = join(folder, name)
    await layQueued(dir, count)
    const opened: number[] = []
    for (let n = 0; n < 5; n++) opened.push(await timed(async () => must(await openJournal(dir)).close()))
    return quantile(opened, 0.5)
  }
  const [none, full] = [await times('none', 0), await times('full', QUEUED)]
  const what = `opening the journal with ${QUEUED} queued; the anchor with none`
  return { what, ours: full, anchor: none, wanted: 'at most 1000 ms more' }
}
