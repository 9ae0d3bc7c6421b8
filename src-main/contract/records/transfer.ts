/** Sealed files on a removable disk: the same bytes that would go over the line, and a signed list of them. */
import { z } from 'zod'
import { applicationId, instant, revision, sha256, stationId } from '../primitives.ts'

export const transferFile = z.object({
  applicationId,
  revision,
  sha256,
  size: z.number().int().positive(),
  sealedAt: instant,
})
export type TransferFile = z.infer<typeof transferFile>

/**
 * Payload of `manifest.jws` beside the files, typ `tram-transfer+jwt`, by the station's identity key, whose certificate
 * is in `x5c` (RFC 7515 §4.1.6). A file is called `<applicationId>.<revision>.p7m`.
 */
export const transferManifest = z.object({
  schema: z.literal('transfer/1'),
  stationId,
  at: instant,
  files: z.array(transferFile).max(100_000),
})
export type TransferManifest = z.infer<typeof transferManifest>
