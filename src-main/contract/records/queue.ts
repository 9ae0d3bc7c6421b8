/** An application as the queue shows it: ids, states, times, sizes, hashes and codes, never names. */
import { z } from 'zod'
import { applicationId, instant, journalSeq, revision, sha256, stationId } from '../primitives.ts'

export const applicationState = z.enum([
  'draft',
  'sealed',
  'queued',
  'sending',
  'received',
  'accepted',
  'returned',
  /** The card is made. */
  'printed',
  /** The card is at the counter. */
  'ready',
  'parked',
  'abandoned',
  /** Its term is over: the sealed file and all that named the citizen are gone, the receipt is kept. */
  'erased',
])
export type ApplicationState = z.infer<typeof applicationState>

export const queueRow = z.object({
  applicationId,
  revision,
  journalSeq,
  /** Of its first record: the order in which applications began, which never changes. */
  firstSeq: journalSeq,
  state: applicationState,
  at: instant,
  sealedAt: instant.nullable(),
  /** The station that sealed it, where that is another one and this one only carries it. */
  origin: stationId.nullable(),
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

/** One step of an application's life. Tries are not steps: the last one is kept in the row. */
export const timelineStep = z.object({
  revision,
  state: applicationState,
  at: instant,
  reason: z.string().nullable(),
})
export type TimelineStep = z.infer<typeof timelineStep>
