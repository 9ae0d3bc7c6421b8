/** Samples as immutable encrypted attachments `(captureId, sha256)` beside the journal. */
import { createHash } from 'node:crypto'
import type { Capture } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { DraftVault } from '../vault/draft-vault.ts'

/** What an attachment is, as a failure names it. */
export type AttachedAs = Capture['slot'] | 'signature' | 'hands' | 'page'

export interface SampleStore {
  /** Encrypts and fsyncs a sample; only then may its capture be called accepted. */
  saveSample(
    applicationId: string,
    captureId: string,
    bytes: Uint8Array,
  ): Promise<Result<{ sha256: string; size: number }>>
  /** The sample's own bytes, their hash checked against the capture's; of a still as well. */
  readSample(
    applicationId: string,
    capture: Pick<Capture, 'captureId' | 'sha256'> & { readonly slot: AttachedAs },
  ): Promise<Result<Uint8Array>>
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function createSampleStore(journal: Journal, vault: DraftVault, now: () => Date): SampleStore {
  return {
    async saveSample(applicationId, captureId, bytes) {
      const plainSha256 = hashOf(bytes)
      const encrypted = await vault.encryptSample({ applicationId, captureId, plainSha256 }, bytes)
      if (!encrypted.ok) return encrypted
      const file = `${captureId}.tra`
      const facts = await journal.putFile('attachments', file, encrypted.value)
      if (!facts.ok) return facts
      const at = now().toISOString()
      const saved = await journal.append({
        kind: 'attachment',
        applicationId,
        captureId,
        at,
        plainSha256,
        file,
        ...facts.value,
      })
      return saved.ok ? ok({ sha256: plainSha256, size: bytes.length }) : saved
    },

    async readSample(applicationId, { captureId, sha256, slot }) {
      const attachment = journal.applications.get(applicationId)?.attachments.get(captureId)
      if (attachment?.plainSha256 !== sha256) return fail({ code: 'journal/damaged', what: slot })
      const file = await journal.readFile('attachments', attachment.file)
      if (!file.ok) return file
      const plain = await vault.decryptSample({ applicationId, captureId, plainSha256: sha256 }, file.value)
      if (!plain.ok) return plain
      return hashOf(plain.value) === sha256 ? plain : fail({ code: 'journal/damaged', what: slot })
    },
  }
}
