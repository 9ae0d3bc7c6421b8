/** Applies the station's queue to IndexedDB. One run at a time; a wish during a run starts another. */
import type { QueueRow } from '../../src-main/contract/records/queue.ts'
import type { Station } from '../bridge/client.ts'
import { applyRows, cursorOf, quarantine } from '../data/apply-rows.ts'
import { intactCopy, keepCopy, rowsWithoutCopy } from '../data/blobs.ts'
import { checkIndexes, mendRows, recountRows } from '../data/mend-rows.ts'
import type { QueueDatabase, RowKey } from '../data/schema.ts'
import type { Result } from '../../src-main/contract/result.ts'

export interface QueueSyncParts {
  readonly station: Pick<Station, 'call'>
  readonly db: QueueDatabase
  /** Fetches `/sealed/<token>`. */
  readonly fetchSealed: (token: string, signal: AbortSignal) => Promise<Result<Blob>>
  readonly signal: AbortSignal
  /** The database can neither be read nor laid out anew. */
  readonly onBeyondRepair: () => void
}

export interface QueueSync {
  /** Reads the journal from the cursor on, checks what is here, copies what is missing. */
  pull(): Promise<void>
  /** Shows rows of an event at once. */
  apply(rows: readonly QueueRow[]): Promise<void>
}

const KNOWN_AT_ONCE = 500
const COPIES_AT_ONCE = 20

export function createQueueSync(parts: QueueSyncParts): QueueSync {
  let running: Promise<void> | null = null
  let again = false
  let checked = false
  let rebuilt = false
  /** Rows up to this journalSeq were looked at; what changes gets a higher one. */
  let copiedUpTo = 0
  let verifyUpTo: number | null = null
  /** The rows whose bytes were given back, as they were then. */
  const restored = new Set<number>()

  async function runOnce(): Promise<void> {
    const complete = await pullRows(parts)
    if (!complete || parts.signal.aborted) return
    if (!checked) checked = await checkAll(parts)
    await restoreDamaged(parts, restored)
    // What was copied in an earlier run may have rotted; after that a row only changes its state.
    verifyUpTo ??= await cursorOf(parts.db)
    const upTo = await copySealed(parts, copiedUpTo, copiedUpTo < verifyUpTo)
    if (upTo === null) return
    copiedUpTo = upTo
    // The rest is copied in further rounds, so that news does not wait for it.
    again = true
  }

  /** A database that cannot be read is laid out anew, once: the journal fills it again. */
  async function run(): Promise<void> {
    try {
      await runOnce()
    } catch (cause) {
      if (parts.signal.aborted) throw cause
      await layOutAnew(cause)
    }
  }

  async function layOutAnew(cause: unknown): Promise<void> {
    const tell = (what: 'unreadable' | 'beyond-repair', found: unknown) =>
      parts.station.call('queue.databaseLost', {
        what,
        message: found instanceof Error ? found.name : 'unknown',
      })
    try {
      // Laid out anew within the same damaged file, it may fail again.
      if (rebuilt) throw cause
      rebuilt = true
      await tell('unreadable', cause)
      await parts.db.delete({ disableAutoOpen: false })
      copiedUpTo = 0
      await runOnce()
    } catch (last) {
      if (parts.signal.aborted) throw last
      await tell('beyond-repair', last)
      parts.onBeyondRepair()
      throw last
    }
  }

  async function pull(): Promise<void> {
    again = true
    running ??= (async () => {
      while (again && !parts.signal.aborted) {
        again = false
        await run()
      }
    })().finally(() => {
      running = null
    })
    await running
  }

  return {
    pull,
    async apply(rows) {
      await applyRows(parts.db, rows)
      await pull()
    },
  }
}

/** False where the station did not answer; the next snapshot or event tries again. */
async function pullRows({ station, db, signal }: QueueSyncParts): Promise<boolean> {
  let after = await cursorOf(db)
  while (!signal.aborted) {
    const page = await station.call('queue.rows', { after })
    if (!page.ok) return false
    const { rows, head } = page.value
    // The journal ends before our cursor: it is another journal, so everything is read anew.
    if (head < after) {
      after = 0
      continue
    }
    const last = rows.reduce((max, row) => Math.max(max, row.journalSeq), after)
    await applyRows(db, rows, rows.length === 0 ? head : last)
    if (rows.length === 0 || last === head) return true
    after = last
  }
  return false
}

/** Once after each start: what is here and not in the journal, what is here otherwise, and the counters. */
async function checkAll(parts: QueueSyncParts): Promise<boolean> {
  const strangers = await checkKnown(parts)
  if (strangers === null || !(await checkRows(parts))) return false
  await checkIndexes(parts.db)
  await recountRows(parts.db, strangers)
  return true
}

/** False where the station did not answer. */
async function checkRows({ station, db, signal }: QueueSyncParts): Promise<boolean> {
  for (let after = 0; !signal.aborted;) {
    const page = await station.call('queue.rows', { after })
    if (!page.ok) return false
    const { rows, head } = page.value
    await mendRows(db, rows, head)
    const last = rows.at(-1)?.journalSeq
    if (last === undefined || last === head) return true
    after = last
  }
  return false
}

function keysAfter(db: QueueDatabase, last: RowKey): Promise<RowKey[]> {
  return db.rows.where('[applicationId+revision]').above(last).limit(KNOWN_AT_ONCE).primaryKeys()
}

/** The rows that the journal does not know, quarantined; null where the station did not answer. */
async function checkKnown({ station, db, signal }: QueueSyncParts): Promise<RowKey[] | null> {
  const all: RowKey[] = []
  let asked = await keysAfter(db, ['', 0])
  for (; asked.length > 0 && !signal.aborted; asked = await keysAfter(db, asked.at(-1) ?? ['', 0])) {
    const answer = await station.call('queue.known', {
      keys: asked.map(([applicationId, revision]) => ({ applicationId, revision })),
    })
    if (!answer.ok) return null
    const known = new Set(answer.value.known.map((key) => `${key.applicationId}.${key.revision}`))
    const strangers = asked.filter(([id, revision]: RowKey) => !known.has(`${id}.${revision}`))
    await quarantine(db, strangers)
    all.push(...strangers)
  }
  return all
}

/** Copies what is missing of the next rows; null where there were no more. */
async function copySealed(
  { station, db, fetchSealed, signal }: QueueSyncParts,
  after: number,
  isHashed: boolean,
): Promise<number | null> {
  const { missing, upTo } = await rowsWithoutCopy(db, after, COPIES_AT_ONCE, isHashed)
  for (const row of missing) {
    if (signal.aborted) return null
    const lent = await station.call('queue.sealedFile', {
      applicationId: row.applicationId,
      revision: row.revision,
    })
    if (!lent.ok) continue
    const sealed = await fetchSealed(lent.value.token, signal)
    if (sealed.ok) await keepCopy(db, row, sealed.value)
  }
  return upTo
}

async function restoreDamaged({ station, db, signal }: QueueSyncParts, restored: Set<number>): Promise<void> {
  const damaged = await db.rows
    .where('state')
    .equals('parked')
    .filter((row) => row.reason === 'journal/damaged')
    .toArray()
  for (const row of damaged) {
    if (signal.aborted) return
    if (restored.has(row.journalSeq)) continue
    const sealed = await intactCopy(db, row)
    if (sealed === null) continue
    restored.add(row.journalSeq)
    await station.call('queue.restore', { applicationId: row.applicationId, revision: row.revision, sealed })
  }
}
