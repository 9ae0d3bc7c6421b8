/**
 * Reads the whole log at start: every readable record in order, every damage reported, and where to go on writing.
 */
import { JOURNAL_VERSION, type JournalRecord } from '../../contract/records/journal.ts'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { damageOf, touchedBy, type DamageReport } from './damage.ts'
import { MIN_FRAME_BYTES } from './frame.ts'
import { HEAD_NOTE, readHeadNote } from './head-note.ts'
import type { FramePosition, LogEnd } from './log.ts'
import type { Platform } from './platform.ts'
import { recordOf } from './record-frame.ts'
import { scanSegment, type BadStretch, type FoundFrame } from './scan.ts'
import { SEGMENT_BYTES, segmentName } from './segment-writer.ts'

export type VisitRecord = (
  seq: number,
  record: JournalRecord,
  position: FramePosition,
  bytes: Uint8Array,
) => void

export interface Replayed {
  readonly end: LogEnd
  readonly damage: readonly DamageReport[]
  /** Length to which the last segment must be cut, where a torn write stands at its end. */
  readonly cutTo: number | null
}

type ReplayError = ErrorOf<'station/newer-data'>

export async function replayLog(
  platform: Platform,
  dir: string,
  visit: VisitRecord,
): Promise<Result<Replayed, ReplayError>> {
  const segments = await segmentNumbers(platform, dir)
  const noted = await readHeadNote(platform, dir)
  const reader = createReader(visit, noted ?? 0)
  if (noted === null) reader.damage.push(damageOf('bad-bytes', HEAD_NOTE))
  for (const [index, segment] of segments.entries()) {
    const bytes = await readSegment(platform, platform.join(dir, segmentName(segment)))
    const newer = reader.read(segment, bytes, index === segments.length - 1)
    if (newer) return fail({ code: 'station/newer-data', schema: `journal/${JOURNAL_VERSION + 1}` })
  }
  return ok(reader.result())
}

async function segmentNumbers(platform: Platform, dir: string): Promise<number[]> {
  const names = await platform.list(dir)
  const numbers = names.flatMap((name) => {
    const match = /^log-(\d{6})\.tj$/.exec(name)
    return match ? [Number(match[1])] : []
  })
  return numbers.sort((a, b) => a - b)
}

async function readSegment(platform: Platform, path: string): Promise<Buffer | null> {
  try {
    const bytes = await platform.read(path)
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  } catch {
    return null
  }
}

/** @param noted the journalSeq that is known to have stood in the log once */
function createReader(visit: VisitRecord, noted: number) {
  const damage: DamageReport[] = []
  let end: LogEnd = { segment: 1, length: 0, seq: 0 }
  let cutTo: number | null = null
  /** How many frames the bytes since the last good one may have held: a jump up to that is explained. */
  let hidden = 0

  const takeBad = (segment: number, bytes: Buffer, bad: BadStretch, last: boolean) => {
    const applicationIds = touchedBy(bytes.subarray(bad.offset, bad.offset + bad.length))
    // What was noted once was acknowledged: it is no unfinished write, however torn it looks.
    const cut = bad.torn && last && end.seq >= noted
    const where = { offset: bad.offset, length: bad.length, seq: end.seq + 1, applicationIds }
    damage.push(damageOf(cut ? 'torn-tail' : 'bad-bytes', segmentName(segment), where))
    if (cut) cutTo = bad.offset
    else hidden += Math.max(1, Math.floor(bad.length / MIN_FRAME_BYTES))
  }

  const takeFrame = (segment: number, frame: FoundFrame): boolean => {
    const name = segmentName(segment)
    const where = { offset: frame.offset, length: frame.length }
    if (frame.seq <= end.seq) {
      damage.push(damageOf('out-of-order', name, { ...where, seq: frame.seq }))
      return false
    }
    if (frame.seq > end.seq + 1 + hidden)
      damage.push(damageOf('missing-records', name, { ...where, seq: end.seq }))
    hidden = 0
    end = { ...end, seq: frame.seq }
    const record = recordOf(frame)
    if (record === 'newer') return true
    if (record) visit(frame.seq, record, { segment, ...where }, frame.bytes)
    else {
      const applicationIds = touchedBy(Buffer.from(frame.json))
      damage.push(damageOf('unreadable-record', name, { ...where, seq: frame.seq, applicationIds }))
    }
    return false
  }

  const lastSeq = () => end.seq + hidden

  return {
    damage,
    /** True when a newer program wrote here. */
    read: (segment: number, bytes: Buffer | null, last: boolean): boolean => {
      end = { ...end, segment, length: bytes?.length ?? SEGMENT_BYTES }
      if (!bytes) {
        damage.push(damageOf('unreadable-segment', segmentName(segment), { seq: end.seq + 1 }))
        hidden += Math.floor(SEGMENT_BYTES / MIN_FRAME_BYTES)
        return false
      }
      for (const item of scanSegment(bytes)) {
        if ('bad' in item) takeBad(segment, bytes, item.bad, last)
        else if (takeFrame(segment, item.frame)) return true
      }
      return false
    },
    /** A number that damaged bytes may have carried, or that was noted, is never given again. */
    result: (): Replayed => {
      if (lastSeq() < noted) {
        const where = { offset: end.length, seq: end.seq }
        damage.push(damageOf('missing-records', segmentName(end.segment), where))
      }
      const seq = Math.max(lastSeq(), noted)
      return { end: { ...end, length: cutTo ?? end.length, seq }, damage, cutTo }
    },
  }
}
