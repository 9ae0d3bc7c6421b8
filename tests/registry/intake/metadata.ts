/** What an upload says about itself (tus `Upload-Metadata`), believed only after this, and the id that follows from it. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { applicationId, sha256, stationId } from '../../../src-main/contract/primitives.ts'

export const uploadMetadata = z.strictObject({
  stationId,
  applicationId,
  /** tus metadata is text. */
  revision: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number),
  /** SHA-256 of the sealed file, lower-case hex. */
  sha256,
})
export type UploadMetadata = z.infer<typeof uploadMetadata>

const LONGEST_HEADER = 2_048

/** Reads the header by tus 1.0 "Upload-Metadata": comma-separated `key base64`, no key twice. Null if it is not that. */
export function parseUploadMetadata(header: string | undefined): UploadMetadata | null {
  if (header === undefined || header.length > LONGEST_HEADER) return null
  const entries = header.split(',').map((pair) => /^([A-Za-z0-9]+) ([A-Za-z0-9+/]+={0,2})$/.exec(pair.trim()))
  const raw = new Map<string, string>()
  for (const entry of entries) {
    const [, key, value] = entry ?? []
    if (key === undefined || value === undefined || raw.has(key)) return null
    raw.set(key, Buffer.from(value, 'base64').toString('utf8'))
  }
  const parsed = uploadMetadata.safeParse(Object.fromEntries(raw))
  return parsed.success ? parsed.data : null
}

/** The parsed form that tus keeps beside an upload. */
export function readStoredMetadata(stored: unknown): UploadMetadata | null {
  const parsed = uploadMetadata.safeParse(stored)
  return parsed.success ? parsed.data : null
}

/**
 * The same content of the same application always has the same upload: when the answer to a creation is lost, the
 * next creation finds what is there and goes on (reference/sync.md §1).
 */
export function uploadIdOf(metadata: UploadMetadata): string {
  const { stationId, applicationId, revision, sha256 } = metadata
  return createHash('sha256').update([stationId, applicationId, revision, sha256].join('\n')).digest('hex')
}
