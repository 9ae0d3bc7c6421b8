/**
 * Which application goes next: small ones first, so that a large one on a bad link does not hold up a day's work. What
 * has waited for a day goes before all, so that a large one is not held up for ever either.
 */
import type { ApplicationEntry, ApplicationIndex, SealedEntry } from '../journal/index.ts'
import { isDue } from './backoff.ts'

/** Sealed files are 1.5 to 3 MB; below this is small. */
const SMALL_BYTES = 2 * 1024 * 1024
const LONG_MS = 24 * 60 * 60_000

export interface Due {
  readonly entry: ApplicationEntry
  readonly sealed: SealedEntry
}

const WAITING: ReadonlySet<string> = new Set(['sealed', 'queued', 'sending'])

/** Every application that is sealed and not yet received, due or not. */
export function waiting(index: ApplicationIndex): Due[] {
  const all: Due[] = []
  for (const entry of index.values()) {
    if (entry.sealed && WAITING.has(entry.state)) all.push({ entry, sealed: entry.sealed })
  }
  return all
}

/** @param forced applications whose back-off does not count, because somebody asked for it now */
export function nextDue(index: ApplicationIndex, nowMs: number, forced: ReadonlySet<string>): Due | null {
  let best: Due | null = null
  for (const due of waiting(index)) {
    const mayGo = forced.has(due.entry.applicationId) || isDue(due.entry.upload?.nextTryAt ?? null, nowMs)
    if (mayGo && (!best || isBefore(due, best, nowMs))) best = due
  }
  return best
}

function isBefore(a: Due, b: Due, nowMs: number): boolean {
  const [rankA, rankB] = [rankOf(a, nowMs), rankOf(b, nowMs)]
  return rankA === rankB ? a.entry.firstSeq < b.entry.firstSeq : rankA < rankB
}

/** A clock that was set changes ranks, and nothing else: within a rank the order is the journal's. */
function rankOf({ sealed }: Due, nowMs: number): number {
  if (nowMs - Date.parse(sealed.at) > LONG_MS) return 0
  return sealed.size < SMALL_BYTES ? 1 : 2
}

/** Milliseconds until the first back-off ends; null while nothing waits. */
export function nextDueInMs(index: ApplicationIndex, nowMs: number): number | null {
  const times = waiting(index).map(({ entry }) => {
    const nextTryAt = entry.upload?.nextTryAt ?? null
    return nextTryAt === null || isDue(nextTryAt, nowMs) ? 0 : Date.parse(nextTryAt) - nowMs
  })
  return times.length === 0 ? null : Math.min(...times)
}
