import { z } from 'zod'
import { call } from '../call.ts'
import { applicationId } from '../primitives.ts'

const supervised = { by: ['officer'], role: ['supervisor'], input: z.object({ applicationId }) } as const

/** The end of one application before the sweep comes to it. Why not is a `retention/…` error. */
export const retentionCalls = {
  /** Whether it may be purged now, for the screen that offers it. */
  'retention.mayPurge': call({ ...supervised, audit: 'none', output: z.void() }),
  /** Erases it for good, by a supervisor and a second person. Receipt, ids and the audit log stay. */
  'retention.purge': call({ ...supervised, proof: 'two', audit: 'event', output: z.void() }),
}
