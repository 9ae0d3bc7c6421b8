/**
 * Takes up what the registry returned, as the next revision of the same application. When it was sealed, the key of its
 * draft was erased, and nobody here can open the sealed file: the citizen is looked up again and everything is taken
 * again. That it is the same citizen, the last four digits of their number say, which is all that was kept.
 */
import type { CallInput } from '../../contract/calls/index.ts'
import type { Sitting } from '../../contract/records/enrolment.ts'
import { revision as revisionSchema } from '../../contract/primitives.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { ApplicationEntry } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { Summaries } from '../queue/summaries.ts'
import type { LookUpDesk } from '../residents/look-up-desk.ts'
import type { Mended } from './new-draft.ts'
import type { Sittings } from './sittings.ts'

type Asked = CallInput<'enrolment.openReturned'>

export interface ReturnedDeps {
  readonly journal: Pick<Journal, 'applications'>
  readonly sittings: Sittings
  readonly summaries: Pick<Summaries, 'lastFourOf'>
  readonly lookUp: Pick<LookUpDesk, 'byNumber' | 'onPaper'>
  readonly roomForAnother: () => Promise<Result<void>>
}

/** Null where it is not this station's to mend: not returned, or sealed elsewhere and only carried from here. */
export function mendedBy(entry: ApplicationEntry | undefined): Mended | null {
  if (entry?.state !== 'returned' || entry.sealed?.origin !== undefined) return null
  const revision = revisionSchema.safeParse(entry.revision + 1)
  if (!revision.success) return null
  const { applicationId, reason, step, at } = entry
  return { applicationId, revision: revision.data, returned: { reason, step, at } }
}

export async function openReturned(
  { applicationId, citizen }: Asked,
  officerId: string,
  deps: ReturnedDeps,
): Promise<Result<Sitting>> {
  const { sittings, lookUp } = deps
  const entryNow = () => deps.journal.applications.get(applicationId)
  const entry = entryNow()
  if (entry?.state === 'draft' && entry.former) return goOn(applicationId, officerId, sittings)
  const mends = mendedBy(entry)
  if (!mends) return fail({ code: 'enrolment/not-returned' })
  const number = typeof citizen === 'string' ? citizen : citizen.personalNumber
  const lastFour = await deps.summaries.lastFourOf(applicationId)
  if (lastFour !== null && lastFour !== (number ?? '').slice(-4))
    return fail({ code: 'enrolment/other-person' })
  const room = await deps.roomForAnother()
  if (!room.ok) return room
  const found = await (typeof citizen === 'string' ? lookUp.byNumber(citizen) : lookUp.onPaper(citizen))
  if (!found.ok) return found
  // The registry may have changed its mind while it was asked.
  const still = mendedBy(entryNow())
  return still ? sittings.mend(still, found.value, officerId) : fail({ code: 'enrolment/not-returned' })
}

/** It lies before this officer from now on. */
export async function goOn(
  applicationId: string,
  officerId: string,
  sittings: Sittings,
): Promise<Result<Sitting>> {
  const resumed = sittings.resume(applicationId)
  if (!resumed.ok) return resumed
  const taken = await sittings.takeOver(officerId, [applicationId])
  return taken.ok ? sittings.resume(applicationId) : taken
}
