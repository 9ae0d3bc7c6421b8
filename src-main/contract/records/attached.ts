/** What every sample and page has: a file beside the journal, and the device that made it. */
import { z } from 'zod'
import { captureId, deviceId, finger, sha256 } from '../primitives.ts'

/** A file of a sample: an immutable, encrypted attachment. */
export const attached = z.object({ captureId, sha256, size: z.number().int().positive() })

/** Which device made a sample, and how it can be traced. */
export const provenance = z.object({
  deviceId,
  driver: z.string().max(40),
  model: z.string().max(120),
  firmware: z.string().max(40),
  simulated: z.boolean(),
  /** The device's own quality of each finger, where it gives one; never mixed with ours. */
  deviceScores: z
    .array(z.object({ finger, score: z.number().min(0).max(100) }))
    .max(10)
    .optional(),
})
export type Provenance = z.infer<typeof provenance>
