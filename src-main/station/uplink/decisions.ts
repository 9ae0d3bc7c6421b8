/**
 * Brings the centre's decisions back: accepted, returned with its reason, card printed, card ready. The journal's
 * newest decision is the place to go on from, so nothing else is remembered; a pull that was cut is taken up there.
 */
import type { ApplicationState } from '../../contract/records/queue.ts'
import { decisionsPage, type Decision } from '../../contract/records/wire.ts'
import { ok, type Result } from '../../contract/result.ts'
import { onItsWay, type ApplicationEntry, type ApplicationIndex } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'
import { readPages, type PagesRequest } from './pages.ts'

/** What the registry has: only of these can it decide anything. */
const HELD: ReadonlySet<ApplicationState> = new Set(['received', 'accepted', 'returned', 'printed', 'ready'])

export type PullDeps = Pick<PagesRequest<never>, 'client' | 'stationId' | 'receiptCertPem'> & {
  readonly journal: Journal
  /** Believed time, ms. */
  readonly now: () => number
}

export async function pullDecisions(deps: PullDeps, signal: AbortSignal): Promise<Result<void>> {
  const { journal, now } = deps
  const pulled = await readPages<Decision>({
    ...deps,
    signal,
    path: '/v1/decisions',
    typ: 'tram-decisions+jwt',
    schema: decisionsPage,
    placeOf: ({ number }) => number,
    after: newestDecision(journal.applications),
  })
  if (!pulled.ok) return pulled
  for (const { number, ...made } of newestOfEach(pulled.value)) {
    const newest = journal.applications.get(made.applicationId)
    // While its next revision is being made, the registry may still change its mind about the one before.
    const entry = newest && onItsWay(newest)
    if (!entry || !concerns({ number, ...made }, entry)) continue
    const at = new Date(now()).toISOString()
    const kept = await journal.append({ kind: 'state', ...made, at, decision: number })
    if (!kept.ok) return kept
  }
  return ok()
}

export function newestDecision(index: ApplicationIndex): number {
  let newest = 0
  for (const { decision, former } of index.values())
    newest = Math.max(newest, decision, former?.decision ?? 0)
  return newest
}

/** In their order; of two about the same application only the later one is worth a record. */
function newestOfEach(decisions: readonly Decision[]): Decision[] {
  const latest = new Map(decisions.map((made) => [`${made.applicationId}.${made.revision}`, made]))
  return [...latest.values()].sort((a, b) => a.number - b.number)
}

function concerns({ number, revision }: Decision, entry: ApplicationEntry): boolean {
  return (
    entry.revision === revision && number > entry.decision && HELD.has(entry.state) && entry.receipt !== null
  )
}
