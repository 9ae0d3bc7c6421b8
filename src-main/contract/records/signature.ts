/**
 * A handwritten signature as the pen wrote it. The fields are those of ISO/IEC 19794-7 (x, y, time, pressure), kept
 * as JSON: no entry carries a media type that it does not satisfy, and this is not that standard's encoding.
 */
import { z } from 'zod'

const units = z.number().int().min(1).max(65_535)
const reading = z.number().int().min(0).max(65_535)

/** x and y from the top left in units of the pad, pressure, and milliseconds since the pen first touched. */
const penPoint = z.tuple([reading, reading, reading, z.number().int().nonnegative()])
export type PenPoint = z.infer<typeof penPoint>

/** More than a minute and a half of writing at 200 points a second. */
export const maxPenPoints = 20_000

export const signature = z.object({
  schema: z.literal('signature/1'),
  width: units,
  height: units,
  maxPressure: units,
  /** Each from where the pen touched to where it was lifted. */
  strokes: z
    .array(z.array(penPoint).min(1))
    .min(1)
    .refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= maxPenPoints),
})
export type Signature = z.infer<typeof signature>
