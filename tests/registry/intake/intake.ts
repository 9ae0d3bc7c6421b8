/**
 * What happens to an upload whose last byte has come: on disk for certain, hash compared, opened, checked, and only
 * then a receipt. A crash anywhere in between is made good by `finishAll` at the next start: an upload is forgotten
 * only after its receipt or its refusal is on disk.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { syncDirectory, syncFile } from '../durable-files.ts'
import { createSingleFlight } from '../turns.ts'
import type { BlobStore } from './blobs.ts'
import { checkContent, stationNamedIn, type ContentDeps } from './check-content.ts'
import type { Ledger, LedgerAnswer } from './ledger.ts'
import { readStoredMetadata, type UploadMetadata } from './metadata.ts'
import { openSealed, type OpenSealedDeps } from './open-sealed.ts'
import type { RefusalReason } from './reasons.ts'
import type { RefusedUploads } from './refused.ts'
import type { UploadStore } from './upload-store.ts'

export type Verdict =
  | LedgerAnswer
  | { readonly state: 'refused'; readonly reason: RefusalReason }
  /** The bytes are not those announced; they are gone, and may be sent again from the start. */
  | { readonly state: 'hash-mismatch' }
  /** No such upload, or not all of it. */
  | { readonly state: 'incomplete' }

export interface Intake {
  /** Brings a complete upload to its end; asked twice at once it works once. */
  finish(uploadId: string): Promise<Verdict>
  /** Does so for every complete upload that a crash left behind. */
  finishAll(): Promise<void>
  /** Takes a file that came another way than the line; whose it is stands inside it. */
  take(file: string, key: { readonly applicationId: string; readonly revision: number }): Promise<Verdict>
}

export interface IntakeDeps extends OpenSealedDeps, ContentDeps {
  readonly store: UploadStore
  readonly ledger: Ledger
  readonly blobs: BlobStore
  readonly refused: RefusedUploads
  /** After each receipt. */
  readonly onReceived: () => void
  readonly signal: AbortSignal
}

export function createIntake(deps: IntakeDeps): Intake {
  const once = createSingleFlight<Verdict>()
  const finish = (uploadId: string): Promise<Verdict> => once(uploadId, () => finishUpload(uploadId, deps))
  return {
    finish,
    finishAll: async () => {
      for (const id of await deps.store.ids()) await finish(id)
    },
    take: async (file, key) => {
      // The disk may be pulled, and a blob is linked from where it lies: a copy of our own is looked at.
      const own = join(deps.temporaryDir, `${randomUUID()}.p7m`)
      await copyFile(file, own)
      try {
        return await takeFile(own, key, deps)
      } finally {
        await rm(own, { force: true })
      }
    },
  }
}

async function finishUpload(uploadId: string, deps: IntakeDeps): Promise<Verdict> {
  const upload = await deps.store.find(uploadId)
  const announced = upload ? readStoredMetadata(upload.metadata) : null
  if (!upload || !announced || upload.offset !== upload.size) return { state: 'incomplete' }
  const file = join(deps.store.directory, uploadId)
  await syncFile(file)
  await syncDirectory(deps.store.directory)
  const verdict = await judge(file, upload.size, announced, deps)
  // What was not due may be later: nothing is wrong with the content.
  if (verdict.state === 'refused' && verdict.reason !== 'not-returned')
    await deps.refused.keep(announced, file, verdict.reason)
  if (verdict.state === 'other-content') await deps.refused.keep(announced, file, 'other-content')
  await deps.store.forget(uploadId)
  return verdict
}

async function judge(
  file: string,
  size: number,
  announced: UploadMetadata,
  deps: IntakeDeps,
): Promise<Verdict> {
  if ((await sha256Of(file)) !== announced.sha256) return { state: 'hash-mismatch' }
  const opened = await openSealed(file, deps, deps.signal)
  if (!opened.ok) return { state: 'refused', reason: opened.error }
  const checked = await checkContent(opened.value, announced, deps)
  if (!checked.ok) return { state: 'refused', reason: checked.error }
  if (!(await deps.ledger.isDue(announced))) return { state: 'refused', reason: 'not-returned' }
  // The content's own hash is the key: another content of the same application never touches these bytes.
  await deps.blobs.keep(announced.sha256, file)
  const answer = await deps.ledger.receive(announced, size)
  if (answer.state === 'received') deps.onReceived()
  return answer
}

async function takeFile(
  file: string,
  key: { readonly applicationId: string; readonly revision: number },
  deps: IntakeDeps,
): Promise<Verdict> {
  await syncFile(file)
  // Nobody announced its hash, and openssl does not mind what follows: the file must end where its content does.
  if (!isWholeDer(await readFile(file))) return { state: 'refused', reason: 'cannot-decrypt' }
  const opened = await openSealed(file, deps, deps.signal)
  if (!opened.ok) return { state: 'refused', reason: opened.error }
  const stationId = stationNamedIn(opened.value)
  if (stationId === null) return { state: 'refused', reason: 'bad-manifest' }
  const announced = { ...key, stationId, sha256: await sha256Of(file) }
  const { size } = await stat(file)
  return judge(file, size, announced, deps)
}

/** One SEQUENCE and nothing after it (X.690 §8.1.3). */
function isWholeDer(bytes: Buffer): boolean {
  const [tag, first = 0] = bytes
  const lengthBytes = first & 0x7f
  if (tag !== 0x30 || first <= 0x80 || lengthBytes > 6 || bytes.length < 2 + lengthBytes) return false
  return bytes.length === 2 + lengthBytes + bytes.readUIntBE(2, lengthBytes)
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
