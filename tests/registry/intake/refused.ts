/** Uploads that did not verify: kept aside with the reason, for somebody to look at; never deleted here. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { instant } from '../../../src-main/contract/primitives.ts'
import { isErrno, linkDurably, writeDurably } from '../durable-files.ts'
import { uploadIdOf, uploadMetadata, type UploadMetadata } from './metadata.ts'
import { refusalReason } from './reasons.ts'

const keptReason = z.enum([...refusalReason.options, 'other-content'])
const note = z.object({
  schema: z.literal('refused-upload/1'),
  reason: keptReason,
  at: instant,
  upload: uploadMetadata.extend({ revision: z.number() }),
})
export type RefusedUpload = z.infer<typeof note>

export interface RefusedUploads {
  /** The note is written last: without it the file is not refused yet and will be looked at again. */
  keep(upload: UploadMetadata, file: string, reason: RefusedUpload['reason']): Promise<void>
  /** What was said about exactly this content. */
  find(uploadId: string): Promise<RefusedUpload | null>
  /** What was said last about any content of this application and revision. */
  findLatest(key: Omit<UploadMetadata, 'sha256'>): Promise<RefusedUpload | null>
}

/** `<dir>/<upload id>.{p7m,json}`, and `<dir>/<station>.<application>.<revision>.json` for the latest. */
export function createRefusedUploads(dir: string, now: () => Date): RefusedUploads {
  const latestName = (key: Omit<UploadMetadata, 'sha256'>): string =>
    `${key.stationId}.${key.applicationId}.${key.revision}`
  const read = async (name: string): Promise<RefusedUpload | null> => {
    try {
      return note.parse(JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8')))
    } catch (error) {
      if (isErrno(error, 'ENOENT')) return null
      throw error
    }
  }
  return {
    keep: async (upload, file, reason) => {
      const id = uploadIdOf(upload)
      await linkDurably(file, join(dir, `${id}.p7m`))
      const text = JSON.stringify({ schema: 'refused-upload/1', reason, at: now().toISOString(), upload })
      await writeDurably(join(dir, `${latestName(upload)}.json`), text)
      await writeDurably(join(dir, `${id}.json`), text)
    },
    find: read,
    findLatest: (key) => read(latestName(key)),
  }
}
