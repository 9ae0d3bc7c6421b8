/**
 * What is sealed goes onto the disk, into the journal and into the queue, and its draft's key is erased. Each part can
 * be done again: a crash or a full disk may have come before any of them.
 */
import type { Result } from '../../contract/result.ts'
import { ok } from '../../contract/result.ts'
import type { Journal } from '../journal/open-journal.ts'
import { sealedFileName } from '../journal/recover.ts'
import type { DraftId, DraftVault } from '../vault/draft-vault.ts'

export interface IntoQueue {
  readonly journal: Journal
  readonly drafts: DraftVault
  readonly now: () => Date
}

/** The application must be sealed; one that is on its way already stays where it is. */
export async function queueSealed(
  { journal, drafts, now }: IntoQueue,
  applicationId: string,
  revision: number,
): Promise<Result<void>> {
  const state = journal.applications.get(applicationId)?.state
  if (state === 'sealed' || state === 'draft') {
    const ids = { applicationId, revision, at: now().toISOString() }
    const queued = await journal.append({ kind: 'state', ...ids, state: 'queued', reason: null })
    if (!queued.ok) return queued
  }
  return drafts.erase(applicationId)
}

/** The rename of the file is the moment of sealing; where its record finds no room, it is taken back. */
export async function keepSealed(
  parts: IntoQueue,
  { applicationId, revision }: DraftId,
  bytes: Uint8Array,
  officerId: string,
): Promise<Result<void>> {
  const { journal, now } = parts
  const file = sealedFileName(applicationId, revision)
  // Left by a try whose record found no room, and which nobody was told of.
  const cleared = await journal.withdrawSealed(applicationId, file)
  if (!cleared.ok) return cleared
  const facts = await journal.putFile('sealed', file, bytes)
  if (!facts.ok) return facts
  const ids = { applicationId, revision, at: now().toISOString() }
  const saved = await journal.append({ kind: 'sealed', ...ids, officerId, file, ...facts.value })
  if (saved.ok) return queueSealed(parts, applicationId, revision)
  await journal.withdrawSealed(applicationId, file)
  return saved
}

/** A key outlives its draft where the program ended between the record that ended the draft and the erasing. */
export async function eraseEnded({ journal, drafts }: IntoQueue): Promise<Result<void>> {
  const held = await drafts.held()
  if (!held.ok) return held
  for (const applicationId of held.value) {
    const entry = journal.applications.get(applicationId)
    if (!entry?.sealed && entry?.state !== 'abandoned') continue
    const erased = await drafts.erase(applicationId)
    if (!erased.ok) return erased
  }
  return ok()
}
