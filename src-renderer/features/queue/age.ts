/** How long an application has waited, and when that becomes an alarm: before officers can no longer sign in. */
import type { StoredRow } from '../../data/schema.ts'
import type { Tone } from '../../ui/status-badge.tsx'

const DAY_MS = 86_400_000
/** Of the pack's limit: from the first on it is said, from the second on it is urgent. */
const SAID_AT = 0.4
const URGENT_AT = 0.7

export interface Age {
  readonly days: number
  readonly tone: Extract<Tone, 'warn' | 'bad'>
}

/**
 * Null while there is nothing to worry about: young, not waiting, or no limit in the pack.
 * @param limitDays the pack's limit for a station without its registry (`offlineSignInDays`)
 */
export function ageOf(
  row: Pick<StoredRow, 'group' | 'sealedAt'>,
  now: string,
  limitDays: number | null,
): Age | null {
  if (row.group === 'done' || row.sealedAt === null || limitDays === null) return null
  const days = Math.floor((Date.parse(now) - Date.parse(row.sealedAt)) / DAY_MS)
  if (!(days >= limitDays * SAID_AT)) return null
  return { days, tone: days >= limitDays * URGENT_AT ? 'bad' : 'warn' }
}

/** The last day on which everything must have gone out; null where the pack sets no limit. */
export function sendBefore(sealedAt: string | null, limitDays: number | null): string | null {
  if (sealedAt === null || limitDays === null) return null
  return new Date(Date.parse(sealedAt) + limitDays * DAY_MS).toISOString()
}
