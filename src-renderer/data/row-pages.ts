/**
 * One list of the queue, page by page, newest first. A page is a stretch of `firstSeq`, which never changes: rows come
 * into a stretch or leave it, and never move within the list while somebody reads. Reads are key ranges of the index;
 * nothing is counted, skipped over or read whole.
 */
import { Dexie } from 'dexie'
import type { RowList } from './row-group.ts'
import type { QueueDatabase, StoredRow } from './schema.ts'

export const PAGE_ROWS = 100

interface Page {
  /** Its rows begin below this `firstSeq`; the first page has no upper end, so that new rows come into it. */
  readonly below: number
  /** And end at this one; null while it is not known, in the last page. */
  readonly from: number | null
  readonly rows: readonly StoredRow[]
}

/** A list as far as it was read. */
export interface RowPages {
  readonly pages: readonly Page[]
  /** Rows that were read so far. */
  readonly length: number
  readonly isComplete: boolean
}

export const noPages: RowPages = { pages: [], length: 0, isComplete: false }

/** The rows of a stretch, newest first; at most a page where its end is open. */
async function readStretch(
  db: QueueDatabase,
  list: RowList,
  below: number,
  from: number | null,
): Promise<StoredRow[]> {
  const range =
    list === 'all'
      ? db.rows.where('firstSeq').between(from ?? Dexie.minKey, below, true, false)
      : db.rows.where('[group+firstSeq]').between([list, from ?? Dexie.minKey], [list, below], true, false)
  // Dexie's `reverse` turns the direction of the cursor; it is not the one of arrays.
  // oxlint-disable-next-line unicorn/no-array-reverse
  const newestFirst = range.reverse()
  return from === null ? newestFirst.limit(PAGE_ROWS).toArray() : newestFirst.toArray()
}

/**
 * Reads what `first` to `last` (places in the list) need: those pages again, and pages behind the last one until it
 * reaches there. Pages in between stay as they were.
 */
export async function readPages(
  db: QueueDatabase,
  list: RowList,
  known: RowPages,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<RowPages> {
  const pages: Page[] = []
  let length = 0
  for (const page of known.pages) {
    const isSeen = length <= last && length + page.rows.length >= first
    // The first page is read each time: new rows come in there, and everything below moves down.
    const again = isSeen || pages.length === 0
    const rows = again ? await readStretch(db, list, page.below, page.from) : page.rows
    pages.push({ ...page, rows })
    length += rows.length
  }
  for (;;) {
    const end = pages.at(-1)
    if (end?.from === null && end.rows.length < PAGE_ROWS) return { pages, length, isComplete: true }
    if (end && length > last) return { pages, length, isComplete: false }
    if (end?.from === null) pages[pages.length - 1] = { ...end, from: end.rows.at(-1)?.firstSeq ?? end.below }
    const below = pages.at(-1)?.from ?? Number.MAX_SAFE_INTEGER
    const rows = await readStretch(db, list, below, null)
    pages.push({ below, from: null, rows })
    length += rows.length
  }
}

/** The rows from place `first` up to and with `last`, as far as they were read. */
export function rowsBetween({ pages }: RowPages, first: number, last: number): StoredRow[] {
  const found: StoredRow[] = []
  let start = 0
  for (const { rows } of pages) {
    if (start > last) break
    found.push(...rows.slice(Math.max(0, first - start), Math.max(0, last - start + 1)))
    start += rows.length
  }
  return found
}
