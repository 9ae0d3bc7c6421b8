/** The rows of what was received. The key decides races: one row per (station, application, revision), for ever. */
import { sql } from 'kysely'
import type { Receipt } from '../../../src-main/contract/records/wire.ts'
import type { RegistryDatabase } from './open.ts'

export interface ApplicationKey {
  readonly stationId: string
  readonly applicationId: string
  readonly revision: number
}

export interface ReceivedRow extends ApplicationKey {
  readonly contentHash: string
  readonly size: number
  readonly uploadId: string
  readonly receipt: string
  readonly state: string
  readonly reason: string | null
}

export interface NewRow {
  readonly claims: Receipt
  readonly uploadId: string
  readonly receipt: string
}

const columns = [
  'station_id as stationId',
  'application_id as applicationId',
  'revision',
  'content_hash as contentHash',
  'size',
  'upload_id as uploadId',
  'receipt',
  'state',
  'reason',
] as const

export async function findReceived(db: RegistryDatabase, key: ApplicationKey): Promise<ReceivedRow | null> {
  const query = db
    .selectFrom('received')
    .select(columns)
    .where('station_id', '=', key.stationId)
    .where('application_id', '=', key.applicationId)
    .where('revision', '=', key.revision)
  return (await query.executeTakeFirst()) ?? null
}

export async function findByUpload(db: RegistryDatabase, uploadId: string): Promise<ReceivedRow | null> {
  const query = db.selectFrom('received').select(columns).where('upload_id', '=', uploadId)
  return (await query.executeTakeFirst()) ?? null
}

/**
 * Row and outbox row in one transaction. The answer names the winner, which is another's row if that was first.
 *
 * `ON CONFLICT … DO UPDATE` locks and returns the row that stands. The popular `DO NOTHING … UNION SELECT`
 * answered no row at all to 4 of 3,000 concurrent duplicates on PostgreSQL (reference/sync.md §2).
 */
export async function insertReceived(
  db: RegistryDatabase,
  row: NewRow,
): Promise<{ readonly contentHash: string; readonly receipt: string; readonly fresh: boolean }> {
  const { claims } = row
  return db.transaction().execute(async (tx) => {
    const winner = await tx
      .insertInto('received')
      .values({
        station_id: claims.stationId,
        application_id: claims.applicationId,
        revision: claims.revision,
        content_hash: claims.contentHash,
        upload_id: row.uploadId,
        size: claims.size,
        seq: claims.seq,
        receipt: row.receipt,
      })
      .onConflict((oc) =>
        oc
          .columns(['station_id', 'application_id', 'revision'])
          .doUpdateSet((eb) => ({ station_id: eb.ref('excluded.station_id') })),
      )
      // xmax is 0 only on a row that this statement made.
      .returning(['content_hash as contentHash', 'receipt', sql<boolean>`(xmax = 0)`.as('fresh')])
      .executeTakeFirstOrThrow()
    if (winner.fresh) {
      const { auditHead: _theStations, ...facts } = claims
      const body = JSON.stringify({ ...facts, schema: 'application-received/1' })
      await tx.insertInto('outbox').values({ seq: claims.seq, body }).execute()
    }
    return winner
  })
}

export async function setDecision(
  db: RegistryDatabase,
  key: ApplicationKey,
  decision: { readonly state: string; readonly reason: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('received')
    .set(decision)
    .where('station_id', '=', key.stationId)
    .where('application_id', '=', key.applicationId)
    .where('revision', '=', key.revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What was received from a station after `seq`, by rising `seq`, at most `limit`. */
export function receivedAfter(db: RegistryDatabase, stationId: string, seq: number, limit: number) {
  return db
    .selectFrom('received')
    .select(['seq', 'application_id as applicationId', 'revision', 'content_hash as contentHash'])
    .where('station_id', '=', stationId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** The highest `seq` in the table; 0 when it is empty. */
export async function lastSeq(db: RegistryDatabase): Promise<number> {
  const row = await db
    .selectFrom('received')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}
