/**
 * From a full draft to a queued application. The order makes every crash harmless: summary, sealed file (whose
 * rename is the moment of sealing), its records, then the draft's key is erased. `finish` completes at start
 * what a crash left half done.
 */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { isSealed } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { Summaries } from '../queue/summaries.ts'
import type { DraftVault } from '../vault/draft-vault.ts'
import { seal } from '../vault/sealing/seal.ts'
import type { Signer } from '../vault/signer.ts'
import type { CitizenDesk } from './citizen-desk.ts'
import type { DraftStore } from './draft-store.ts'
import type { Sittings } from './sittings.ts'
import { eraseEnded, keepSealed, queueSealed } from './into-queue.ts'
import { missingForSealing } from './steps.ts'

export interface SealingDeps {
  readonly sittings: Sittings
  readonly citizen: CitizenDesk
  readonly store: DraftStore
  readonly journal: Journal
  readonly drafts: DraftVault
  readonly summaries: Summaries
  readonly pack: () => PolicyPack | null
  readonly signer: () => Signer | null
  /** The registry's current and recovery certificates, DER. */
  readonly recipients: () => readonly Uint8Array[]
  readonly timeConfirmed: () => boolean
  readonly now: () => Date
}

export interface Sealing {
  /** Seals the sitting before the officer; its applicationId. A second call while one runs joins it. */
  seal(): Promise<Result<string>>
  finish(): Promise<Result<void>>
}

export function createSealing(deps: SealingDeps): Sealing {
  const { sittings, citizen, journal } = deps
  let running: Promise<Result<string>> | null = null

  function leave(applicationId: string): Result<string> {
    sittings.close(applicationId)
    citizen.thank()
    return ok(applicationId)
  }

  async function sealNow(): Promise<Result<string>> {
    const sitting = sittings.current()
    const law = deps.pack()
    if (!sitting || !law) return fail({ code: 'enrolment/not-open' })
    const { applicationId, revision } = sitting.draft
    if (isSealed(journal.applications.get(applicationId), revision)) {
      // The try before this one sealed it, and then found no room to say so.
      const queued = await queueSealed(deps, applicationId, revision)
      return queued.ok ? leave(applicationId) : queued
    }
    const missing = missingForSealing(sitting.draft, law)
    if (missing.length > 0) return fail({ code: 'enrolment/incomplete', missing })
    const signer = deps.signer()
    if (!signer) return fail({ code: 'vault/locked' })
    const confirmed = citizen.confirmedDocument()
    if (!confirmed.ok) return confirmed
    const { draft } = sitting
    const summary = await deps.summaries.keep(draft, deps.now().toISOString())
    if (!summary.ok) return summary
    const sealed = await seal({
      enrolment: draft,
      confirmation: confirmed.value.bytes,
      readSample: (capture) => deps.store.readSample(draft.applicationId, capture),
      signer,
      recipients: deps.recipients(),
      nowMs: deps.now().getTime(),
      timeConfirmed: deps.timeConfirmed(),
    })
    if (!sealed.ok) return sealed
    const kept = await keepSealed(deps, draft, sealed.value.bytes, signer.officerId)
    return kept.ok ? leave(applicationId) : kept
  }

  return {
    seal() {
      running ??= sealNow().finally(() => {
        running = null
      })
      return running
    },
    async finish() {
      for (const { applicationId, revision, state, sealed } of journal.applications.values()) {
        if (!sealed || (state !== 'sealed' && state !== 'draft')) continue
        const queued = await queueSealed(deps, applicationId, revision)
        if (!queued.ok) return queued
      }
      return eraseEnded(deps)
    },
  }
}
