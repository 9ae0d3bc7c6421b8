/** What a counter writes on a busy day, as fast as it can; tells of everything that the journal acknowledged. */
import { createHash } from 'node:crypto'
import { openJournal, type Journal } from '../../../src-main/station/journal/open-journal.ts'
import type { FileKind } from '../../../src-main/station/journal/files.ts'
import { sealedFileName } from '../../../src-main/station/journal/recover.ts'
import type { StepId } from '../../../src-main/contract/records/sitting-parts.ts'
import { must } from '../../fixtures/must.ts'
import { below, type Random } from '../random.ts'

/** Something that the screen may have called saved or queued. */
export type Acknowledged =
  | { readonly what: 'record'; readonly seq: number; readonly sha256: string }
  | { readonly what: 'file'; readonly kind: FileKind; readonly name: string; readonly sha256: string }
  | StepReached

/** What an officer's screen showed of a sitting. */
export interface StepReached {
  readonly what: 'step'
  readonly name: string
  readonly step: StepId
  readonly prints: number
}

export type Acknowledge = (one: Acknowledged) => Promise<void>

/** Small, so that a run goes through many. */
export const SEGMENT_BYTES = 200_000
const at = '2026-11-25T01:02:03.000Z'
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const bytesOf = (random: Random, least: number, most: number) =>
  Buffer.alloc(least + below(random, most - least), String(random()))

/** Two desks beside each other, `applications` in all: drafts, samples, a sealed file, its way into the queue. */
export async function work(
  dir: string,
  applications: number,
  random: Random,
  acknowledge: Acknowledge,
): Promise<void> {
  const journal = must(await openJournal(dir, { segmentBytes: SEGMENT_BYTES }))
  const lane = async (first: number) => {
    for (let n = first; n < applications; n += 2) await enrol(journal, idOf(n), random, acknowledge)
  }
  await Promise.all([lane(0), lane(1)])
  await journal.close()
}

async function enrol(
  journal: Journal,
  applicationId: string,
  random: Random,
  acknowledge: Acknowledge,
): Promise<void> {
  const ids = { applicationId, revision: 1, at }
  const append = async (record: Parameters<Journal['append']>[0], bytes = new Uint8Array()) => {
    const seq = must(await journal.append(record, bytes))
    await acknowledge({ what: 'record', seq, sha256: hashOf(JSON.stringify(record), bytes) })
  }
  const put = async (kind: FileKind, name: string, bytes: Uint8Array) => {
    const facts = must(await journal.putFile(kind, name, bytes))
    await acknowledge({ what: 'file', kind, name, sha256: facts.sha256 })
    return facts
  }
  for (let save = 0; save < 3; save++)
    await append({ kind: 'draft', ...ids, iv: 'aXY=' }, bytesOf(random, 200, 4_000))
  const sample = `${applicationId}.tra`
  const facts = await put('attachments', sample, bytesOf(random, 1_000, 20_000))
  const capture = { applicationId, captureId: applicationId, at, plainSha256: facts.sha256 }
  await append({ kind: 'attachment', ...capture, file: sample, ...facts })
  const file = sealedFileName(applicationId, 1)
  const sealed = await put('sealed', file, bytesOf(random, 20_000, 60_000))
  await append({ kind: 'sealed', ...ids, officerId: 'an', file, ...sealed })
  await append({ kind: 'state', ...ids, state: 'queued', reason: null })
}
