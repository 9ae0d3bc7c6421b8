/** What the centre decided, by station and number. */
import type { RegistryDatabase } from './open.ts'
import type { ApplicationKey } from './received.ts'

export interface NumberedDecision extends ApplicationKey {
  readonly number: number
  readonly state: string
  readonly reason: string | null
  readonly step: string | null
}

/** Again with the same number changes nothing. */
export async function insertDecision(db: RegistryDatabase, made: NumberedDecision): Promise<void> {
  const { number, stationId, applicationId, revision, state, reason, step } = made
  await db
    .insertInto('decisions')
    .values({ number, station_id: stationId, application_id: applicationId, revision, state, reason, step })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute()
}

/** Those about a station's work after `number`, by rising number, at most `limit`. */
export function decisionsAfter(db: RegistryDatabase, stationId: string, number: number, limit: number) {
  return db
    .selectFrom('decisions')
    .select(['number', 'application_id as applicationId', 'revision', 'state', 'reason', 'step'])
    .where('station_id', '=', stationId)
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute()
}
