/** Where drafts live: encrypted by the vault, durable in the journal, one key per draft. */
import type { Capture, Enrolment } from '../../contract/records/enrolment.ts'
import { enrolment } from '../../contract/records/enrolment.ts'
import { readVersioned } from '../../contract/records/version.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { isSealed, type ApplicationEntry } from '../journal/index.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { DraftVault } from '../vault/draft-vault.ts'
import { createSampleStore, type SampleStore } from './sample-store.ts'
import { liftEnrolment } from './upcast.ts'

export interface DraftStore extends SampleStore {
  /** Settles when the draft is durable; the first save makes its key. */
  save(draft: Enrolment): Promise<Result<void>>
  /** Every open draft; one that cannot be read is parked with the reason, never dropped. */
  loadAll(): Promise<Result<Enrolment[]>>
  /** Ends the draft for good: a record in the journal, then its key is erased. */
  abandon(draft: Enrolment): Promise<Result<void>>
  /** A sample as a page may show it, or null where it cannot be read. */
  stillOf(applicationId: string, capture: Capture): Promise<{ bytes: Uint8Array; mime: string } | null>
}

const draftReader = { name: 'enrolment', version: 2, schema: enrolment, upcast: liftEnrolment }

/** These concern the whole station, not one draft: nothing may be parked for them. */
const isOfStation = (code: string) => code === 'vault/locked' || code === 'station/newer-data'

export function createDraftStore(journal: Journal, vault: DraftVault, now: () => Date): DraftStore {
  const at = () => now().toISOString()
  const samples = createSampleStore(journal, vault, now)

  async function read(entry: ApplicationEntry): Promise<Result<Enrolment>> {
    if (!entry.draft) return fail({ code: 'journal/damaged', what: 'draft' })
    const ciphertext = await journal.readBytes(entry.draft.position)
    if (!ciphertext.ok) return ciphertext
    const { applicationId, revision } = entry
    const { iv } = entry.draft
    const plain = await vault.decryptDraft({ applicationId, revision }, { iv, ciphertext: ciphertext.value })
    return plain.ok ? readVersioned(draftReader, JSON.parse(new TextDecoder().decode(plain.value))) : plain
  }

  return {
    ...samples,

    async save(draft) {
      const { applicationId, revision } = draft
      if (isSealed(journal.applications.get(applicationId), revision))
        return fail({ code: 'enrolment/not-open' })
      const plain = new TextEncoder().encode(JSON.stringify(draft))
      const encrypted = await vault.encryptDraft({ applicationId, revision }, plain)
      if (!encrypted.ok) return encrypted
      const { iv, ciphertext } = encrypted.value
      const saved = await journal.append({ kind: 'draft', applicationId, revision, at: at(), iv }, ciphertext)
      return saved.ok ? ok() : saved
    },

    async loadAll() {
      const drafts: Enrolment[] = []
      for (const entry of [...journal.applications.values()].filter(({ state }) => state === 'draft')) {
        const draft = await read(entry)
        if (draft.ok) drafts.push(draft.value)
        else if (isOfStation(draft.error.code)) return draft
        else {
          const { applicationId, revision } = entry
          await journal.append({
            kind: 'state',
            applicationId,
            revision,
            at: at(),
            state: 'parked',
            reason: draft.error.code,
          })
        }
      }
      return ok(drafts)
    },

    async abandon({ applicationId, revision }) {
      if (isSealed(journal.applications.get(applicationId), revision))
        return fail({ code: 'enrolment/not-open' })
      const end = {
        kind: 'state',
        applicationId,
        revision,
        at: at(),
        state: 'abandoned',
        reason: null,
      } as const
      const ended = await journal.append(end)
      return ended.ok ? vault.erase(applicationId) : ended
    },

    async stillOf(applicationId, capture) {
      const { still, slot } = capture
      const sample = await samples.readSample(applicationId, still === null ? capture : { ...still, slot })
      if (!sample.ok) return null
      return { bytes: sample.value, mime: still === null ? capture.mediaType : 'image/png' }
    },
  }
}
