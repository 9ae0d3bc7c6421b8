/**
 * What two persons may erase before the sweep comes to it. Whatever else they agree on, nothing is lost that the
 * registry does not have: what was ever sealed goes only by the receipt for those very bytes, after its term.
 */
import type { ErrorOf } from '../../contract/errors.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { ApplicationState } from '../../contract/records/queue.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ApplicationEntry } from '../journal/index.ts'
import { receiptFactsOf } from '../queue/receipt-facts.ts'
import { ENDED, erase, erasedOn, type RetentionDeps } from './sweep.ts'

export type NotPurged = ErrorOf<
  | 'queue/unknown'
  | 'retention/draft-open'
  | 'retention/only-copy'
  | 'retention/returned'
  | 'retention/term-runs'
  | 'retention/time-unconfirmed'
>

/** Never sealed: what was given up, and what nobody can read any more. */
const LOST: ReadonlySet<ApplicationState> = new Set(['abandoned', 'parked'])

/** `nowMs` is confirmed time in ms since 1970; null where nobody confirmed it. */
export function mayPurge(
  entry: ApplicationEntry | undefined,
  law: PolicyPack | null,
  nowMs: number | null,
): Result<void, NotPurged> {
  if (!entry || entry.state === 'erased') return fail({ code: 'queue/unknown' })
  if (entry.state === 'draft') return fail({ code: 'retention/draft-open' })
  if (entry.state === 'returned') return fail({ code: 'retention/returned' })
  if (!law || nowMs === null) return fail({ code: 'retention/time-unconfirmed' })
  if (LOST.has(entry.state) && !wasSealed(entry)) return ok()
  const receipt = ENDED.has(entry.state) ? receiptFactsOf(entry.receipt) : null
  if (receipt === null || receipt.contentHash !== entry.sealed?.sha256)
    return fail({ code: 'retention/only-copy' })
  const until = erasedOn(receipt.receivedAt, law)
  return Date.parse(until) > nowMs ? fail({ code: 'retention/term-runs', until }) : ok()
}

/** A later revision is there only because an earlier one was sealed, whose record may have been damaged since. */
const wasSealed = ({ sealed, revision }: ApplicationEntry): boolean => sealed !== null || revision > 1

export type PurgeDeps = Omit<RetentionDeps, 'record'>

/** Erases one application for good, where that is allowed. The caller has proved two persons. */
export async function purge(applicationId: string, deps: PurgeDeps): Promise<Result<void>> {
  const nowMs = deps.now()
  const allowed = mayPurge(deps.journal.applications.get(applicationId), deps.pack(), nowMs)
  if (!allowed.ok) return allowed
  return nowMs === null ? fail({ code: 'retention/time-unconfirmed' }) : erase(applicationId, nowMs, deps)
}
