/** An application as the queue shows it: ids, states, times, sizes, hashes and codes, never names. */
import { z } from 'zod'
import { applicationId, instant, journalSeq, revision, sha256 } from '../primitives.ts'

export const applicationState = z.enum([
  'draft',
  'sealed',
  'queued',
  'sending',
  'received',
  'accepted',
  'returned',
  'parked',
  'abandoned',
])
export type ApplicationState = z.infer<typeof applicationState>

export const queueRow = z.object({
  applicationId,
  revision,
  journalSeq,
  state: applicationState,
  at: instant,
  size: z.number().int().nonnegative(),
  sha256: sha256.nullable(),
  /** Bytes that the registry has confirmed. */
  sentBytes: z.number().int().nonnegative(),
  attempts: z.number().int().nonnegative(),
  nextTryAt: instant.nullable(),
  /** An error code or the registry's reason. */
  reason: z.string().nullable(),
})
export type QueueRow = z.infer<typeof queueRow>
