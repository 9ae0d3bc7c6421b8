/** Tells the officer's window of each queue row that changed, at most ten times a second, the latest state of each. */
import type { QueueRow } from '../../contract/records/queue.ts'
import { queueRowOf } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'
import { isQueued } from './rows-after.ts'

const EVERY_MS = 100

/** Returns a function that stops it. */
export function announceRows(journal: Journal, publish: (rows: QueueRow[]) => void): () => void {
  const changed = new Map<string, QueueRow>()
  let timer: NodeJS.Timeout | null = null

  const flush = () => {
    timer = null
    const rows = [...changed.values()].sort((a, b) => a.journalSeq - b.journalSeq)
    changed.clear()
    publish(rows)
  }
  const stopListening = journal.onAppended((_seq, _record, entry) => {
    if (!isQueued(entry)) return
    changed.set(entry.applicationId, queueRowOf(entry))
    timer ??= setTimeout(flush, EVERY_MS)
  })
  return () => {
    stopListening()
    if (timer) clearTimeout(timer)
  }
}
