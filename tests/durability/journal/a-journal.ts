/** A journal with drafts, samples, sealed files and some segments, as bytes that can be bent. */
import { crashingPlatform } from '../../../src-main/station/journal/crashing-platform.ts'
import { openJournal, type Journal } from '../../../src-main/station/journal/open-journal.ts'
import type { Platform } from '../../../src-main/station/journal/platform.ts'
import { sealedFileName } from '../../../src-main/station/journal/recover.ts'
import { must } from '../../fixtures/must.ts'
import { below, type Random } from '../random.ts'

export const DIR = '/j'
const APPLICATIONS = 12
const SEGMENT_BYTES = 4_000
const at = '2026-11-25T01:02:03.000Z'

/** Path to bytes: everything that a journal's folder holds. */
export type Files = ReadonlyMap<string, Uint8Array>

const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const bytesOf = (random: Random, most: number) =>
  Uint8Array.from({ length: 40 + below(random, most) }, () => below(random, 256))

/** A medium that holds just these files. */
export function diskOf(files: Files): Platform {
  const nodes = [...files].map(([path, bytes]) => [path, { cached: bytes, durable: bytes }] as const)
  return crashingPlatform(Math.random, Infinity, undefined, new Map(nodes))
}

export async function openOn(platform: Platform): Promise<Journal> {
  return must(await openJournal(DIR, { platform, segmentBytes: SEGMENT_BYTES, now: () => Date.parse(at) }))
}

/** Half of the applications are sealed, the others are drafts with a sample. */
export async function writeJournal(random: Random): Promise<Files> {
  const platform = diskOf(new Map())
  const journal = await openOn(platform)
  for (let n = 0; n < APPLICATIONS; n++) {
    const ids = { applicationId: idOf(n), revision: 1, at }
    for (let save = 0; save < 3; save++)
      must(await journal.append({ kind: 'draft', ...ids, iv: 'aXY=' }, bytesOf(random, 300)))
    if (n % 2 === 0) await seal(journal, ids, bytesOf(random, 2_000))
    else await addSample(journal, ids.applicationId, bytesOf(random, 2_000))
  }
  await journal.close()
  return filesOf(platform)
}

async function seal(
  journal: Journal,
  ids: { applicationId: string; revision: number; at: string },
  bytes: Uint8Array,
): Promise<void> {
  const file = sealedFileName(ids.applicationId, 1)
  const facts = must(await journal.putFile('sealed', file, bytes))
  must(await journal.append({ kind: 'sealed', ...ids, officerId: 'an', file, ...facts }))
  must(await journal.append({ kind: 'state', ...ids, state: 'queued', reason: null }))
}

async function addSample(journal: Journal, applicationId: string, bytes: Uint8Array): Promise<void> {
  const file = `${applicationId}.tra`
  const facts = must(await journal.putFile('attachments', file, bytes))
  const ids = { applicationId, captureId: applicationId, plainSha256: 'a'.repeat(64) }
  must(await journal.append({ kind: 'attachment', ...ids, at, file, ...facts }))
}

async function filesOf(platform: Platform): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  for (const dir of [DIR, `${DIR}/sealed`, `${DIR}/attachments`])
    for (const name of await platform.list(dir))
      files.set(`${dir}/${name}`, await platform.read(`${dir}/${name}`))
  return files
}
