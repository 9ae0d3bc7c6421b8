/**
 * The queue's rows in the order of the journal, page by page. A page that fills its database anew asks hundreds of
 * times: the order is made once for each state of the journal, not once for each page.
 */
import type { QueueRow } from '../../contract/records/queue.ts'
import { onItsWay, queueRowOf, type ApplicationEntry } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'

/** Drafts are the enrol screen's; the queue shows what was sealed, parked or ended. */
export const isQueued = (entry: ApplicationEntry): boolean => onItsWay(entry).state !== 'draft'

export function createRowsAfter(
  journal: Pick<Journal, 'head' | 'applications'>,
): (after: number, limit: number) => QueueRow[] {
  let ordered: ApplicationEntry[] = []
  let orderedAt = -1

  return (after, limit) => {
    if (orderedAt !== journal.head) {
      ordered = [...journal.applications.values()]
        .filter(isQueued)
        .sort((a, b) => a.journalSeq - b.journalSeq)
      orderedAt = journal.head
    }
    const from = firstAfter(ordered, after)
    return ordered.slice(from, from + limit).map(queueRowOf)
  }
}

/** The place of the first entry whose journalSeq is above `after`. */
function firstAfter(ordered: readonly ApplicationEntry[], after: number): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ordered[middle]?.journalSeq ?? 0) > after) high = middle
    else low = middle + 1
  }
  return low
}
