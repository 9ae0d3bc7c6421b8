/**
 * The scrub as it goes on in the background: soon after a start, then some times a day. A waiting application whose
 * sealed file is bad is parked, so that it is not sent and the copy in IndexedDB is asked for; one that was put back
 * goes on by itself.
 */
import type { DamageReport } from './damage.ts'
import type { ApplicationEntry } from './index.ts'
import type { Journal } from './open-journal.ts'
import type { ScrubReport } from './scrub.ts'
import type { Result } from '../../contract/result.ts'

const FIRST_MS = 60_000
const EVERY_MS = 6 * 3_600_000

export const DAMAGED = 'journal/damaged'

export interface Scrubbing {
  /** What the last pass found, or the start before it. */
  damage(): readonly DamageReport[]
  uncopied(): number
  /** When the last pass ended; null before the first. */
  lastAt(): Date | null
  /** Runs now, or joins the pass that runs. */
  run(): Promise<void>
  stop(): Promise<void>
}

export interface ScrubbingOptions {
  readonly journal: Journal
  readonly now: () => Date
  readonly onPass: (report: ScrubReport) => void
}

export function startScrubbing({ journal, now, onPass }: ScrubbingOptions): Scrubbing {
  const ending = new AbortController()
  let report: ScrubReport = { damage: journal.damage, restored: [], uncopied: 0 }
  let lastAt: Date | null = null
  let running: Promise<void> | null = null

  async function pass(): Promise<void> {
    report = await journal.scrub(ending.signal)
    await parkBad(journal, report.damage, now())
    for (const entry of journal.applications.values()) {
      if (entry.sealed && report.restored.includes(entry.sealed.file))
        await takeUpAgain(journal, entry, now())
    }
    lastAt = now()
    onPass(report)
  }
  const run = () => (running ??= pass().finally(() => (running = null)))
  const timers = [setTimeout(() => void run(), FIRST_MS), setInterval(() => void run(), EVERY_MS)]

  return {
    damage: () => report.damage,
    uncopied: () => report.uncopied,
    lastAt: () => lastAt,
    run,
    stop: async () => {
      timers.forEach(clearTimeout)
      ending.abort()
      await running
    },
  }
}

async function parkBad(journal: Journal, damage: readonly DamageReport[], now: Date): Promise<void> {
  const bad = new Set(damage.filter(({ kind }) => kind === 'wrong-hash').map(({ file }) => file))
  for (const entry of journal.applications.values()) {
    if (entry.state === 'queued' && entry.sealed && bad.has(entry.sealed.file))
      await move(journal, entry, 'parked', now)
  }
}

/** After its bytes were put back: an application that was parked for them waits again to be sent. */
export async function takeUpAgain(
  journal: Journal,
  entry: ApplicationEntry,
  now: Date,
): Promise<Result<unknown>> {
  if (entry.state !== 'parked' || entry.reason !== DAMAGED) return { ok: true, value: undefined }
  return move(journal, entry, 'queued', now)
}

function move(
  journal: Journal,
  { applicationId, revision }: ApplicationEntry,
  state: 'queued' | 'parked',
  now: Date,
): Promise<Result<number>> {
  const reason = state === 'parked' ? DAMAGED : null
  return journal.append({ kind: 'state', applicationId, revision, at: now.toISOString(), state, reason })
}
