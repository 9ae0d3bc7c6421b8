/**
 * The journal: the truth after a crash. It promises that what `append` and `putFile` acknowledged is there after
 * any loss of power, in the order of `journalSeq`, and that damage is told and touches only itself. It never logs,
 * never decrypts, never deletes a record, and removes a finished file only after the record of its erasure.
 */
import type { ErrorOf } from '../../contract/errors.ts'
import type { JournalRecord } from '../../contract/records/journal.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { type DamageReport } from './damage.ts'
import { finishErasing, removeFilesOf, sealedFilesOf } from './erase.ts'
import { createFileCalls, type FileCalls } from './file-calls.ts'
import { fileKinds } from './files.ts'
import { decodeFrame } from './frame.ts'
import { noteHead } from './head-note.ts'
import { applyRecord, type ApplicationEntry, type ApplicationIndex } from './index.ts'
import { writeErrorOf, type WriteError } from './io-error.ts'
import { createLog, type FramePosition, type Log } from './log.ts'
import type { Platform } from './platform.ts'
import { frameOf } from './record-frame.ts'
import { checkFiles, recordsToAdopt, tidyFolders } from './recover.ts'
import { replayLog, type Replayed } from './replay.ts'
import { scrub, type ScrubReport } from './scrub.ts'
import { createSecondMedium, markSecondMedium, type SecondMedium } from './second-medium.ts'
import { segmentName } from './segment-writer.ts'
import { hostPlatform } from './windows-platform.ts'

type Damaged = ErrorOf<'journal/damaged'>

export type RecordListener = (seq: number, record: JournalRecord, entry: ApplicationEntry) => void

export interface Journal extends FileCalls {
  /** The journalSeq of the last record; 0 while there is none. */
  readonly head: number
  /** Every application, as the records so far tell. The same map for life; entries are replaced, never changed. */
  readonly applications: ApplicationIndex
  /** What was found broken at start. */
  readonly damage: readonly DamageReport[]
  /** Settles when the record is on the medium. `bytes` travel in the same frame (a draft's ciphertext). */
  append(record: JournalRecord, bytes?: Uint8Array): Promise<Result<number, WriteError>>
  /** The raw bytes of a frame, its hash checked again. */
  readBytes(position: FramePosition): Promise<Result<Uint8Array, Damaged>>
  /** The end of an application: its record, then its files. Done again it changes nothing. */
  erase(applicationId: string, at: string): Promise<Result<void, WriteError>>
  /** Every record again, from the medium, in order. */
  replay(visit: (seq: number, record: JournalRecord, bytes: Uint8Array) => void): Promise<void>
  /** Called after each record is durable and applied, in the order of journalSeq. */
  onAppended(listener: RecordListener): () => void
  freeBytes(): Promise<number>
  /** Reads everything again; see scrub.ts. */
  scrub(signal: AbortSignal): Promise<ScrubReport>
  /** Where sealed files are written a second time; null where none is set. */
  secondMedium(): SecondMedium | null
  /** Chooses it; null ends it, and leaves the copies where they are. */
  setSecondMedium(dir: string | null): Promise<Result<void, WriteError>>
  close(): Promise<void>
}

export interface JournalOptions {
  readonly platform?: Platform
  /** Wall time in ms since 1970, for the records of adopted files. */
  readonly now?: () => number
  /** Marked once by `setSecondMedium`. */
  readonly secondDir?: string | null
  /** For tests; the format knows no limit. */
  readonly segmentBytes?: number
}

export type OpenError = WriteError | ErrorOf<'station/newer-data'>

export async function openJournal(
  dir: string,
  options: JournalOptions = {},
): Promise<Result<Journal, OpenError>> {
  const platform = options.platform ?? hostPlatform()
  const applications = new Map<string, ApplicationEntry>()
  try {
    await makeFolders(platform, dir)
    const replayed = await replayLog(platform, dir, (seq, record, position) => {
      const entry = applyRecord(applications.get(record.applicationId), seq, record, position)
      applications.set(record.applicationId, entry)
    })
    if (!replayed.ok) return replayed
    await cutTornTail(platform, dir, replayed.value)
    const damage = [...replayed.value.damage]
    const log = createLog(platform, dir, replayed.value.end, options.segmentBytes)
    const secondDir = options.secondDir ?? null
    const journal = createJournal({ platform, dir, applications, damage, log, secondDir })
    const recovered = await recoverFiles(journal, damage, { platform, dir, now: options.now ?? Date.now })
    return recovered.ok ? ok(journal) : recovered
  } catch (cause) {
    return fail(await writeErrorOf(platform, dir, cause))
  }
}

async function makeFolders(platform: Platform, dir: string): Promise<void> {
  await platform.makeDir(dir)
  for (const kind of fileKinds) await platform.makeDir(platform.join(dir, kind))
  await platform.syncDir(dir)
}

async function cutTornTail(platform: Platform, dir: string, { cutTo, end }: Replayed): Promise<void> {
  if (cutTo === null) return
  const file = await platform.openLog(platform.join(dir, segmentName(end.segment)))
  await file.truncate(cutTo)
  await file.close()
}

interface Place {
  readonly platform: Platform
  readonly dir: string
  readonly now: () => number
}

async function recoverFiles(
  journal: Journal,
  damage: DamageReport[],
  place: Place,
): Promise<Result<void, WriteError>> {
  const { platform, dir } = place
  const listing = await tidyFolders(platform, dir)
  const at = new Date(place.now()).toISOString()
  for (const record of await recordsToAdopt(platform, dir, listing.sealed, journal.applications, at)) {
    const adopted = await journal.append(record)
    if (!adopted.ok) return adopted
  }
  const finished = await finishErasing(platform, dir, listing, journal.applications.values())
  if (!finished.ok) return finished
  damage.push(...(await checkFiles(platform, dir, listing, journal.applications)))
  return ok()
}

interface Parts {
  readonly platform: Platform
  readonly dir: string
  readonly applications: Map<string, ApplicationEntry>
  readonly damage: readonly DamageReport[]
  readonly log: Log
  readonly secondDir: string | null
}

function createJournal({ platform, dir, applications, damage, log, secondDir }: Parts): Journal {
  const listeners = new Set<RecordListener>()
  let second = secondDir === null ? null : createSecondMedium(platform, secondDir)
  const files = createFileCalls({ platform, dir, applications, second: () => second })
  /** Only a note: a log without it is as whole as before, and says less about its end. */
  const note = () => noteHead(platform, dir, log.head())

  const append: Journal['append'] = (record, bytes = new Uint8Array()) => {
    const frame = frameOf(record, bytes)
    return new Promise((resolve) => {
      log.append({
        ...frame,
        done: (result) => {
          if (!result.ok) return resolve(result)
          const { seq, position } = result.value
          const entry = applyRecord(applications.get(record.applicationId), seq, record, position)
          applications.set(record.applicationId, entry)
          resolve(ok(seq))
          for (const listener of listeners) listener(seq, record, entry)
        },
      })
    })
  }

  const erase: Journal['erase'] = async (applicationId, at) => {
    const entry = applications.get(applicationId)
    if (!entry) return ok()
    const { revision } = entry
    const ended =
      entry.state === 'erased'
        ? ok()
        : await append({ kind: 'state', applicationId, revision, at, state: 'erased', reason: null })
    if (!ended.ok) return ended
    for (const name of sealedFilesOf(entry)) await second?.remove(name)
    return removeFilesOf(platform, dir, entry)
  }

  return {
    get head() {
      return log.head()
    },
    applications,
    damage,
    append,
    ...files,
    erase,
    readBytes: (position) => readFrameBytes(platform, dir, position),
    replay: async (visit) => {
      await replayLog(platform, dir, (seq, record, _position, bytes) => visit(seq, record, bytes))
    },
    onAppended: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    freeBytes: () => platform.freeBytes(dir),
    scrub: async (signal) => {
      await note()
      return scrub({ platform, dir, applications, files, second: () => second }, signal)
    },
    secondMedium: () => second,
    setSecondMedium: async (path) => {
      const marked = path === null ? ok() : await markSecondMedium(platform, path)
      if (marked.ok) second = path === null ? null : createSecondMedium(platform, path)
      return marked
    },
    close: async () => {
      await log.close()
      await note()
    },
  }
}

async function readFrameBytes(
  platform: Platform,
  dir: string,
  { segment, offset, length }: FramePosition,
): Promise<Result<Uint8Array, Damaged>> {
  const bytes = await platform
    .read(platform.join(dir, segmentName(segment)), offset, length)
    .catch(() => null)
  const frame = bytes && decodeFrame(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 0)
  return frame ? ok(frame.bytes) : fail({ code: 'journal/damaged', what: segmentName(segment) })
}
