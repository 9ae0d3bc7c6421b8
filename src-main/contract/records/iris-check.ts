/** What is seen of the eyes while they are placed, and how good the picture of an iris is. */
import { z } from 'zod'

export const eye = z.enum(['right', 'left'])
export type Eye = z.infer<typeof eye>

/** One thing at a time, the most useful first; texts in `iris:guide.*`. Directions are the citizen's own. */
export const irisGuide = z.enum([
  'no-eyes',
  'one-eye',
  'open-eyes',
  'come-closer',
  'step-back',
  'move-left',
  'move-right',
  'move-up',
  'move-down',
  'look-here',
  'hold',
])
export type IrisGuide = z.infer<typeof irisGuide>

/** How the eyes stand in a preview. */
export const irisPlacement = z.object({
  guide: irisGuide,
  /** From left to right as the camera sees them; each an equal part of the picture. */
  panes: z
    .array(
      z.object({
        eye,
        /** The iris in parts of the pane's width; null where none was found. */
        iris: z.object({ x: z.number(), y: z.number(), r: z.number().positive() }).nullable(),
      }),
    )
    .min(1)
    .max(2),
})
export type IrisPlacement = z.infer<typeof irisPlacement>

/** After the quality components of ISO/IEC 29794-6:2015, clause 6; units and limits in device-host/irises. */
export const irisMeasure = z.enum([
  'radius',
  'usable-area',
  'pupil-contrast',
  'white-contrast',
  'pupil-ratio',
  'gaze',
  'margin',
  'sharpness',
])
export type IrisMeasure = z.infer<typeof irisMeasure>

/** What an officer can act on; texts in `iris:reason.*` and `iris:advice.*`. */
export const irisReason = z.enum([
  'too-far',
  'lids',
  'blurred',
  'off-centre',
  'looking-away',
  'pupil-size',
  'low-contrast',
])
export type IrisReason = z.infer<typeof irisReason>

export const irisQuality = z.object({
  /** 0 to 100: the worst component's, 50 where it is just at its limit. */
  score: z.number().int().min(0).max(100),
  /** The first to be mended first. */
  reasons: z.array(irisReason).max(7),
  /** What was measured, and the limits it was held to. */
  measures: z
    .array(
      z.object({
        measure: irisMeasure,
        value: z.number(),
        least: z.number().nullable(),
        most: z.number().nullable(),
      }),
    )
    .max(8),
  /** The camera's own score, where it gives one; never mixed with ours. */
  deviceScore: z.number().min(0).max(100).nullable(),
})
export type IrisQuality = z.infer<typeof irisQuality>
