import type { DeviceInfo } from '../contract/records/snapshot.ts'
import type { Roster, RosterEntry } from './roster.ts'

/** One of this kind that is there before one that is not, a real one before a simulated one. */
export function pick(roster: Roster, kind: DeviceInfo['kind']): RosterEntry | undefined {
  const rank = (entry: RosterEntry) => (entry.device === null ? 2 : 0) + (entry.simulated ? 1 : 0)
  return roster
    .all()
    .filter((entry) => entry.driver.kind === kind)
    .toSorted((a, b) => rank(a) - rank(b))[0]
}
