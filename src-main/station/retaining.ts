/** What the end of terms needs of a station: for the sweep, and for what two persons erase before it. */
import type { Profile } from './profile.ts'
import type { RetentionDeps } from './retention/sweep.ts'
import { stationEntry, type Parts } from './wiring.ts'

/** Terms end by confirmed time only. */
export function retentionOf(
  { vault, journal }: Profile,
  { summaries, setUp, clock, trail }: Parts,
): RetentionDeps {
  return {
    journal,
    drafts: vault.drafts,
    summaries,
    pack: setUp.pack,
    now: () => (clock.isConfirmed() ? clock.now() : null),
    record: (action, objectId) => trail.record({ ...stationEntry(action, 'ok'), objectId }),
  }
}
