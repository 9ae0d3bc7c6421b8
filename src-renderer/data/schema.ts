/** The shape on disk. A new version is a new `version(n)` block; old blocks stay for ever. */
import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import { groupOf, type RowGroup } from './row-group.ts'

/** A row of the queue as the page keeps it. */
export interface StoredRow extends QueueRow {
  /** Set where the journal does not know the row: it is shown, and never sent. */
  readonly quarantined: 0 | 1
  /** Where the screen shows it; follows from the state, and stands here for the index. */
  readonly group: RowGroup
}

/** A row that the journal knows. */
export const storedOf = (row: QueueRow): StoredRow => ({
  ...row,
  quarantined: 0,
  group: groupOf({ ...row, quarantined: 0 }),
})

/** The second copy of a sealed file; `sha256` is what it was checked against. */
export interface StoredBlob {
  readonly applicationId: string
  readonly revision: number
  readonly sha256: string
  readonly sealed: Blob
}

/** What was erased, for ever: a late row of that key is ignored. */
export interface Tombstone {
  readonly applicationId: string
  readonly revision: number
  readonly journalSeq: number
}

export type RowKey = [applicationId: string, revision: number]

export interface Cursor {
  readonly name: 'cursor'
  /** Everything up to this journalSeq has been applied. */
  readonly journalSeq: number
}
export interface Counters {
  readonly name: 'counters'
  /** How many rows are in each state; quarantined rows count as `quarantined`. */
  readonly byState: Readonly<Record<string, number>>
}

export class QueueDatabase extends Dexie {
  declare rows: Table<StoredRow, RowKey>
  declare blobs: Table<StoredBlob, RowKey>
  declare tombstones: Table<Tombstone, RowKey>
  declare meta: Table<Cursor | Counters, string>

  constructor(name: string, options: DexieOptions = {}) {
    super(name, { chromeTransactionDurability: 'strict', ...options })
    this.version(1).stores({
      rows: '[applicationId+revision], journalSeq, state',
      blobs: '[applicationId+revision]',
      tombstones: '[applicationId+revision]',
      meta: 'name',
    })
    // The rows of version 1 have no `firstSeq`, which only the journal knows: they are read again from there.
    this.version(2)
      .stores({ rows: '[applicationId+revision], journalSeq, state, firstSeq, [group+firstSeq]' })
      .upgrade(async (transaction) => {
        const rows = transaction.table<StoredRow, RowKey>('rows')
        await rows.filter((row) => row.quarantined === 0).delete()
        await rows.toCollection().modify((row) => {
          Object.assign(row, { firstSeq: row.journalSeq, sealedAt: null, origin: null, group: groupOf(row) })
        })
        await transaction.table('meta').delete('cursor')
        const byState = { quarantined: await rows.count() }
        await transaction.table('meta').put({ name: 'counters', byState })
      })
  }
}
