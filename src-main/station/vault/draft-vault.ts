/**
 * Drafts and their samples, encrypted under one random key per application. The key lies wrapped in a file of its
 * own, so that erasing that file erases the draft and its samples wherever their ciphertext has spread. Keys are
 * in memory only while an officer is signed in; drafts belong to the station, so any officer may open any.
 */
import { ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { box, decrypt, encrypt, unbox } from './aead.ts'
import type { DraftError, DraftKeys } from './draft-keys.ts'

export interface DraftId {
  readonly applicationId: string
  readonly revision: number
}

export interface SampleId {
  readonly applicationId: string
  readonly captureId: string
  /** Of the plain sample, lower-case hex. */
  readonly plainSha256: string
}

export interface EncryptedDraft {
  /** Base64, for the journal's record. */
  readonly iv: string
  /** Ciphertext and tag, for the record's bytes. */
  readonly ciphertext: Uint8Array
}

export interface DraftVault {
  encryptDraft(id: DraftId, plain: Uint8Array): Promise<Result<EncryptedDraft, DraftError>>
  decryptDraft(id: DraftId, draft: EncryptedDraft): Promise<Result<Uint8Array, DraftError>>
  encryptSample(id: SampleId, plain: Uint8Array): Promise<Result<Uint8Array, DraftError>>
  decryptSample(id: SampleId, file: Uint8Array): Promise<Result<Uint8Array, DraftError>>
  /** Crypto-erase: after it settles nothing of the draft or its samples can be read again, by anyone. */
  erase(applicationId: string): Promise<Result<void, WriteError>>
  /** The applications that have a key. */
  held(): Promise<Result<string[], WriteError>>
}

const draftAad = ({ applicationId, revision }: DraftId) => `draft|${applicationId}|${revision}`
const sampleAad = ({ captureId, plainSha256 }: SampleId) => `sample|${captureId}|${plainSha256}`
export function createDraftVault(keys: DraftKeys): DraftVault {
  return {
    encryptDraft: (id, plain) =>
      keys.withKey(id.applicationId, 'make', (key) => {
        const { iv, data } = encrypt(key, plain, draftAad(id))
        return ok({ iv: iv.toString('base64'), ciphertext: data })
      }),
    decryptDraft: (id, { iv, ciphertext }) =>
      keys.withKey(id.applicationId, 'must-exist', (key) =>
        decrypt(key, { iv: Buffer.from(iv, 'base64'), data: Buffer.from(ciphertext) }, draftAad(id)),
      ),
    encryptSample: (id, plain) =>
      keys.withKey(id.applicationId, 'make', (key) => ok(box(key, plain, sampleAad(id)))),
    decryptSample: (id, file) =>
      keys.withKey(id.applicationId, 'must-exist', (key) => unbox(key, file, sampleAad(id))),
    erase: (applicationId) => keys.erase(applicationId),
    held: () => keys.held(),
  }
}
