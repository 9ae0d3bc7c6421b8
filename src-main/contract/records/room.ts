/** How much of the disk must stay free. A full disk has cost whole databases, so nothing new begins on a nearly full one. */
import { z } from 'zod'

/** Below this the technician should make room. */
export const WARN_BELOW_BYTES = 5_000_000_000
/** Below this nothing new begins. */
export const REFUSE_BELOW_BYTES = 2_000_000_000
/** What finishing one draft may still write at most: samples, sealed file, its copy in IndexedDB, records. */
export const DRAFT_BYTES = 32_000_000

/** Bytes that must be free for one more draft, so that it and the `openDrafts` before it can be finished. */
export const neededBytes = (openDrafts: number): number =>
  Math.max(REFUSE_BELOW_BYTES, DRAFT_BYTES * (openDrafts + 1))

export type Room = 'plenty' | 'little' | 'none'

export function roomOf(freeBytes: number, openDrafts: number): Room {
  if (freeBytes < neededBytes(openDrafts)) return 'none'
  return freeBytes < WARN_BELOW_BYTES ? 'little' : 'plenty'
}

/** The second place of sealed files: not chosen, found, or pulled out. */
export const secondMediumState = z.enum(['none', 'there', 'away'])
export type SecondMediumState = z.infer<typeof secondMediumState>
