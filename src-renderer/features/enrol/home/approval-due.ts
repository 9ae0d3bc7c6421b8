/** How an application stands that waits for a second pair of eyes: in time, nearly late, late, or decided afar. */
import type { OpenDraft } from '../../../../src-main/contract/records/snapshot.ts'

export type ApprovalDue =
  | { readonly state: 'refused' | 'approved' }
  | { readonly state: 'waiting'; readonly on: string }
  | { readonly state: 'soon' | 'late'; readonly days: number }

/** From so many days before the last one it is said more loudly. */
const SOON_DAYS = 2
const DAY_MS = 86_400_000

/** @param today `YYYY-MM-DD` at the counter. Null where no approval is waited for. */
export function approvalDue(
  { approval, approveBy }: Pick<OpenDraft, 'approval' | 'approveBy'>,
  today: string,
): ApprovalDue | null {
  if (approval === 'approved' || approval === 'refused') return { state: approval }
  if (approval === null || approveBy === null) return null
  const days = Math.round((Date.parse(approveBy) - Date.parse(today)) / DAY_MS)
  if (days < 0) return { state: 'late', days: -days }
  return days <= SOON_DAYS ? { state: 'soon', days } : { state: 'waiting', on: approveBy }
}
