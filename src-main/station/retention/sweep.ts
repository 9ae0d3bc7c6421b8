/**
 * The end of what the law lets a station keep: drafts that nobody finished, and applications that the registry has
 * received, each after the pack's term. Terms run by confirmed time only: a clock that jumped ten years ahead must not
 * erase a counter's work.
 */
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { ApplicationState } from '../../contract/records/queue.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { ApplicationEntry } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { Summaries } from '../queue/summaries.ts'
import { receiptFactsOf } from '../queue/receipt-facts.ts'
import type { DraftVault } from '../vault/draft-vault.ts'

const DAY_MS = 86_400_000

/** The registry is done with them, or has them safe. What was returned is still to be mended here. */
export const ENDED: ReadonlySet<ApplicationState> = new Set(['received', 'accepted', 'printed', 'ready'])

export interface RetentionDeps {
  readonly journal: Journal
  readonly drafts: DraftVault
  readonly summaries: Summaries
  readonly pack: () => PolicyPack | null
  /** Null where the time is not confirmed. */
  readonly now: () => number | null
  /** For the audit log: what was done to which application. */
  readonly record: (action: 'retention.draft' | 'retention.sealed', applicationId: string) => Promise<void>
}

/** The instant at which something that was received then is over its term. */
export const erasedOn = (receivedAt: string, { sealedRetentionDays }: PolicyPack): string =>
  new Date(Date.parse(receivedAt) + sealedRetentionDays * DAY_MS).toISOString()

/**
 * Erases one application for good: its name first, so that a crash never leaves a name without a file, then its
 * record and files. The receipt stays. Whoever calls it has asked whether that may be lost.
 */
export async function erase(
  applicationId: string,
  atMs: number,
  { journal, drafts, summaries }: Pick<RetentionDeps, 'journal' | 'drafts' | 'summaries'>,
): Promise<Result<void>> {
  const unnamed = await summaries.erase(applicationId)
  if (!unnamed.ok) return unnamed
  const unread = await drafts.erase(applicationId)
  return unread.ok ? journal.erase(applicationId, new Date(atMs).toISOString()) : unread
}

/** Everything whose term is over now; stops at the first failure and goes on at the next sweep. */
export async function sweep(deps: RetentionDeps): Promise<Result<void>> {
  const { journal, pack, now } = deps
  const [law, nowMs] = [pack(), now()]
  if (!law || nowMs === null) return ok()
  for (const entry of journal.applications.values()) {
    const due = dueOf(entry, law)
    if (due === null || Date.parse(due.at) > nowMs) continue
    const done =
      due.what === 'draft' ? await abandon(entry, nowMs, deps) : await erase(entry.applicationId, nowMs, deps)
    if (!done.ok) return done
    await deps.record(due.what === 'draft' ? 'retention.draft' : 'retention.sealed', entry.applicationId)
  }
  return ok()
}

function dueOf(entry: ApplicationEntry, law: PolicyPack): { what: 'draft' | 'sealed'; at: string } | null {
  if (entry.state === 'draft') {
    return {
      what: 'draft',
      at: new Date(Date.parse(entry.at) + law.draftRetentionDays * DAY_MS).toISOString(),
    }
  }
  const receipt = ENDED.has(entry.state) ? receiptFactsOf(entry.receipt) : null
  return receipt && { what: 'sealed', at: erasedOn(receipt.receivedAt, law) }
}

async function abandon(
  { applicationId, revision }: ApplicationEntry,
  nowMs: number,
  { journal, drafts }: RetentionDeps,
): Promise<Result<void>> {
  const at = new Date(nowMs).toISOString()
  const ended = await journal.append({
    kind: 'state',
    applicationId,
    revision,
    at,
    state: 'abandoned',
    reason: 'retention',
  })
  return ended.ok ? drafts.erase(applicationId) : ended
}
