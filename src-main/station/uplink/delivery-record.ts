/** Writes what happens to one application on its way: every step is in the journal before anybody hears of it. */
import type { JournalRecord } from '../../contract/records/journal.ts'
import type { ApplicationState, QueueRow } from '../../contract/records/queue.ts'
import type { Result } from '../../contract/result.ts'
import { queueRowOf, type ApplicationEntry, type UploadEntry } from '../journal/index.ts'
import type { WriteError } from '../journal/io-error.ts'
import type { Journal } from '../journal/open-journal.ts'

type Written = Promise<Result<number, WriteError>>

export interface DeliveryRecord {
  state(state: ApplicationState, reason: string | null): Written
  /** What is not given stays as it was. */
  upload(change: Partial<Omit<UploadEntry, 'at'>>): Written
  receipt(jws: string): Written
  /** The upload as it stands now. */
  current(): Omit<UploadEntry, 'at'>
}

export interface DeliveryRecordDeps {
  readonly journal: Journal
  /** Wall time in ms. */
  readonly now: () => number
  readonly onRow: (row: QueueRow) => void
}

const NO_UPLOAD = { url: null, offset: 0, attempts: 0, nextTryAt: null }

export function createDeliveryRecord(entry: ApplicationEntry, deps: DeliveryRecordDeps): DeliveryRecord {
  const { journal, now, onRow } = deps
  const { applicationId, revision } = entry
  let upload: Omit<UploadEntry, 'at'> = entry.upload ?? NO_UPLOAD
  const write = async (record: JournalRecord): Written => {
    const written = await journal.append(record)
    const after = journal.applications.get(applicationId)
    if (written.ok && after) onRow(queueRowOf(after))
    return written
  }
  const head = () => ({ applicationId, revision, at: new Date(now()).toISOString() })
  return {
    state: (state, reason) => write({ kind: 'state', ...head(), state, reason }),
    upload: (change) => {
      const { url, offset, attempts, nextTryAt } = { ...upload, ...change }
      upload = { url, offset, attempts, nextTryAt }
      return write({ kind: 'upload', ...head(), ...upload })
    },
    receipt: (jws) => write({ kind: 'receipt', ...head(), jws }),
    current: () => upload,
  }
}
