/** Between a record of the contract and a frame of the log. */
import {
  JOURNAL_VERSION,
  journalRecord,
  journalTypes,
  type JournalRecord,
} from '../../contract/records/journal.ts'
import { encodePayload, MAX_PAYLOAD_BYTES, type Frame } from './frame.ts'

export interface RecordFrame {
  readonly type: number
  readonly version: number
  readonly payload: Buffer
}

/** @throws ZodError or RangeError for a record that could not be read back: a bug of the caller. */
export function frameOf(record: JournalRecord, bytes: Uint8Array): RecordFrame {
  const payload = encodePayload(JSON.stringify(journalRecord.parse(record)), bytes)
  if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError('journal record too large')
  return { type: journalTypes[record.kind], version: JOURNAL_VERSION, payload }
}

/** Null where this program cannot read it; 'newer' where a newer program wrote it. */
export function recordOf(frame: Frame): JournalRecord | 'newer' | null {
  if (frame.version > JOURNAL_VERSION) return 'newer'
  const parsed = journalRecord.safeParse(parseJson(frame.json))
  return parsed.success && journalTypes[parsed.data.kind] === frame.type ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
