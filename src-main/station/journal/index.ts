/**
 * The index of applications: what the log says, as one entry per application. A pure projection, so that the
 * same records in the same order always give the same entries, at start as in life.
 *
 * A record of a higher revision begins the entry anew and keeps the attachments; what was known of the revision before
 * stays beside it as `former`, where records of a lower revision go. A new revision that is abandoned before it was
 * sealed is as if it had never been opened: the entry is the former one again, so that no returned work is forgotten.
 */
import type { JournalRecord } from '../../contract/records/journal.ts'
import type { ApplicationState, QueueRow, TimelineStep } from '../../contract/records/queue.ts'
import type { StepId } from '../../contract/records/sitting-parts.ts'
import type { FramePosition } from './log.ts'
import { withStep } from './timeline.ts'

type Of<K extends JournalRecord['kind']> = Extract<JournalRecord, { kind: K }>
type Owned = 'kind' | 'applicationId' | 'revision'

/** Where the latest ciphertext of the draft stands in the log; its revision is part of what it is bound to. */
export type DraftEntry = Omit<Of<'draft'>, 'kind' | 'applicationId'> & {
  readonly seq: number
  readonly position: FramePosition
}
export type AttachmentEntry = Omit<Of<'attachment'>, 'kind' | 'applicationId'>
export type SealedEntry = Omit<Of<'sealed'>, Owned>
export type UploadEntry = Omit<Of<'upload'>, Owned>

export interface ApplicationEntry {
  readonly applicationId: string
  readonly revision: number
  readonly state: ApplicationState
  readonly reason: string | null
  readonly draft: DraftEntry | null
  /** By captureId. */
  readonly attachments: ReadonlyMap<string, AttachmentEntry>
  readonly sealed: SealedEntry | null
  readonly upload: UploadEntry | null
  /** The verified receipt as it came. */
  readonly receipt: string | null
  /** The number of the newest decision of the registry about it; 0 before the first. */
  readonly decision: number
  /** The step that the registry wants done again, while it is returned. */
  readonly step: StepId | null
  /** The revision before, as it stands with its receipt; null for the first. */
  readonly former: ApplicationEntry | null
  readonly steps: readonly TimelineStep[]
  /** Of the first record: the order in which applications began. */
  readonly firstSeq: number
  /** Of the last record that touched this application. */
  readonly journalSeq: number
  readonly at: string
}

export type ApplicationIndex = ReadonlyMap<string, ApplicationEntry>

/** The entry as it is after `record`. `before` is undefined for an application's first record. */
export function applyRecord(
  before: ApplicationEntry | undefined,
  seq: number,
  record: JournalRecord,
  position: FramePosition,
): ApplicationEntry {
  const revision = record.kind === 'attachment' ? (before?.revision ?? 1) : record.revision
  const base = baseOf(before, seq, record, revision)
  if (revision < base.revision)
    return base.former ? { ...base, former: applyRecord(base.former, seq, record, position) } : base
  const changed = { ...base, ...changeOf(base, seq, record, position) }
  const { former } = base
  const after =
    former && changed.state === 'abandoned' && changed.sealed === null ? backTo(former, changed) : changed
  return { ...after, steps: withStep(base.steps, after) }
}

/** The revision before, as if none had followed; the files of both stay known. */
const backTo = (
  former: ApplicationEntry,
  { attachments, decision, firstSeq, journalSeq, at }: ApplicationEntry,
): ApplicationEntry => ({
  ...former,
  attachments,
  decision: Math.max(decision, former.decision),
  firstSeq,
  journalSeq,
  at,
})

function baseOf(
  before: ApplicationEntry | undefined,
  seq: number,
  record: JournalRecord,
  revision: number,
): ApplicationEntry {
  const seen = { journalSeq: seq, at: record.at }
  if (before && revision <= before.revision) return { ...before, ...seen }
  return {
    applicationId: record.applicationId,
    revision,
    state: 'draft',
    reason: null,
    draft: before?.draft ?? null,
    attachments: before?.attachments ?? new Map(),
    sealed: null,
    upload: null,
    receipt: null,
    decision: before?.decision ?? 0,
    step: null,
    former: before ?? null,
    steps: before?.steps ?? [],
    firstSeq: before?.firstSeq ?? seq,
    ...seen,
  }
}

function changeOf(
  base: ApplicationEntry,
  seq: number,
  record: JournalRecord,
  position: FramePosition,
): Partial<ApplicationEntry> {
  switch (record.kind) {
    case 'draft':
      return { draft: { revision: record.revision, at: record.at, iv: record.iv, seq, position } }
    case 'attachment': {
      const { kind: _kind, applicationId: _owner, ...entry } = record
      return { attachments: new Map([...base.attachments, [entry.captureId, entry]]) }
    }
    case 'sealed': {
      const { kind: _kind, applicationId: _owner, revision: _revision, ...sealed } = record
      // Found again after a crash, it is the same file; nothing goes back to an earlier state.
      return base.sealed ? { sealed } : { sealed, state: 'sealed', reason: null }
    }
    case 'state':
      return stateChange(base, record)
    case 'upload': {
      const { kind: _kind, applicationId: _owner, revision: _revision, ...upload } = record
      return { upload }
    }
    case 'receipt':
      break
  }
  return { receipt: record.jws }
}

/**
 * Of what is erased only ids, times and the receipt stay; whatever the log still holds of it nobody can decrypt. Its
 * attachments stay listed, so that files which a crash left are known for what they are.
 */
function stateChange(
  base: ApplicationEntry,
  { state, reason, decision, step }: Of<'state'>,
): Partial<ApplicationEntry> {
  const change = { state, reason, decision: decision ?? base.decision, step: step ?? null }
  return state === 'erased' ? { ...change, draft: null, sealed: null, upload: null } : change
}

/** A draft of a sealed revision is at its end: nothing may change it or end it otherwise. */
export const isSealed = (entry: ApplicationEntry | undefined, revision: number): boolean =>
  entry?.sealed != null && entry.revision === revision

/** What the registry has, or is to get: while a new revision is still a draft, that is the one before. */
export const onItsWay = (entry: ApplicationEntry): ApplicationEntry =>
  entry.state === 'draft' && entry.former ? entry.former : entry

/** The application as the queue shows it: ids, states, times, sizes, hashes and codes, never names. */
export function queueRowOf(newest: ApplicationEntry): QueueRow {
  const entry = onItsWay(newest)
  const size = entry.sealed?.size ?? 0
  return {
    applicationId: entry.applicationId,
    revision: entry.revision,
    journalSeq: newest.journalSeq,
    firstSeq: newest.firstSeq,
    state: entry.state,
    at: entry.at,
    sealedAt: entry.sealed?.at ?? null,
    origin: entry.sealed?.origin ?? null,
    size,
    sha256: entry.sealed?.sha256 ?? null,
    sentBytes: entry.receipt === null ? Math.min(size, entry.upload?.offset ?? 0) : size,
    attempts: entry.upload?.attempts ?? 0,
    nextTryAt: entry.upload?.nextTryAt ?? null,
    reason: entry.reason,
  }
}
