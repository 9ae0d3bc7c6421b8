/**
 * Holds what the journal calls received against what the registry says that it has, by id, revision and hash. What
 * the registry does not have any more is parked, receipt and all, and sent again when a person says so; what it has
 * and the journal does not know is told.
 */
import type { ApplicationState } from '../../contract/records/queue.ts'
import { receivedPage } from '../../contract/records/wire.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { ApplicationEntry } from '../journal/index.ts'
import type { PullDeps } from './decisions.ts'
import { readPages } from './pages.ts'

const RECEIVED: ReadonlySet<ApplicationState> = new Set(['received', 'accepted', 'printed', 'ready'])

export interface Reconciled {
  readonly agreed: number
  /** Parked: the registry does not have them, or has other bytes. */
  readonly parked: readonly string[]
  /** Known to the registry under this station's name, and not to the journal. */
  readonly unknown: readonly string[]
}

export async function reconcile(deps: PullDeps, signal: AbortSignal): Promise<Result<Reconciled>> {
  const { journal, now } = deps
  const mine = [...journal.applications.values()].filter((entry) => isHeld(entry))
  const pulled = await readPages({
    ...deps,
    signal,
    path: '/v1/received',
    typ: 'tram-received+jwt',
    schema: receivedPage,
    placeOf: ({ seq }) => seq,
    after: 0,
  })
  if (!pulled.ok) return pulled
  const theirs = new Map(
    pulled.value.map((entry) => [`${entry.applicationId}.${entry.revision}`, entry.contentHash]),
  )
  const parked: string[] = []
  for (const { applicationId, revision, sealed } of mine) {
    const hash = theirs.get(`${applicationId}.${revision}`)
    if (hash === sealed?.sha256) continue
    const reason = hash === undefined ? 'uplink/not-there' : 'uplink/other-content'
    const at = new Date(now()).toISOString()
    const kept = await journal.append({ kind: 'state', applicationId, revision, at, state: 'parked', reason })
    if (!kept.ok) return kept
    parked.push(applicationId)
  }
  const unknown = pulled.value.map(({ applicationId }) => applicationId)
  return ok({
    agreed: mine.length - parked.length,
    parked,
    unknown: [...new Set(unknown)].filter((id) => !journal.applications.has(id)),
  })
}

/** Carried work is listed under the station that sealed it, and what is erased has nothing left to send again. */
const isHeld = ({ state, sealed }: ApplicationEntry): boolean =>
  RECEIVED.has(state) && sealed !== null && sealed.origin === undefined
