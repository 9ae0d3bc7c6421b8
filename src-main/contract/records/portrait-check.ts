/**
 * What is known about a portrait besides its pixels: every measure with its limit, what the officer vouches for, why a
 * rule was waived, how the camera stood. Goes into the draft, the manifest and the ISO/IEC 19794-5 record.
 */
import { z } from 'zod'
import { bytes, captureId, instant, officerId, plainText, sha256 } from '../primitives.ts'

/**
 * Each is one number. Those that ISO/IEC 29794-5 names are computed as OFIQ 1.0.3 computes them, as far as that goes without its
 * networks; the table in src-renderer/features/portrait/README.md says which. Texts in `portrait:measure.*`.
 */
export const portraitMeasure = z.enum([
  'faces',
  'eyeDistance',
  'headSize',
  'across',
  'eyeLine',
  'yaw',
  'pitch',
  'roll',
  'eyesOpen',
  'gaze',
  'mouthClosed',
  'expression',
  'sharpness',
  'motion',
  'brightness',
  'contrast',
  'underExposure',
  'overExposure',
  'dynamicRange',
  'evenLight',
  'colour',
  'backgroundEven',
  'backgroundWhite',
  'shadow',
  'glasses',
  'occlusion',
  'raster',
  'stillEyes',
])
export type PortraitMeasure = z.infer<typeof portraitMeasure>

export const measured = z.object({
  measure: portraitMeasure,
  /** The native measure, in the unit of its table row; null where it could not be taken. */
  value: z.number().nullable(),
  /** The component score of ISO/IEC 29794-5, 0 to 100; null where there is no formula. */
  score: z.number().int().min(0).max(100).nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** True where the value lies within its limits, or could not be taken. */
  holds: z.boolean(),
  /** A sign that is told and recorded, and never stands in the way of a portrait. */
  isWarning: z.boolean(),
})
export type Measured = z.infer<typeof measured>

/** What no measure of ours tells reliably: an officer looks and says so. `rules` stands for all measures where no model runs. */
export const portraitTick = z.enum(['ears', 'bareHead', 'noGlasses', 'nothingCovers', 'rules'])
export type PortraitTick = z.infer<typeof portraitTick>

/** TON_GIAO, DAN_TOC, Y_TE of the rules (TT 60/2021/TT-BCA Điều 5(4)), and a camera or room that gives no better picture. */
export const portraitException = z.enum(['religion', 'ethnic-dress', 'medical', 'equipment'])
export type PortraitException = z.infer<typeof portraitException>

/** Pixels of the kept picture. Left and right are the citizen's. */
const point = z.tuple([z.number().min(-8000).max(16_000), z.number().min(-8000).max(16_000)])
export const portraitPoints = z.object({
  leftPupil: point,
  rightPupil: point,
  noseTip: point,
  chin: point,
  mouthLeft: point,
  mouthRight: point,
})
export type PortraitPoints = z.infer<typeof portraitPoints>

/** As the track reports them (Media Capture and Streams, Image Capture); what a camera does not tell is left out. */
export const cameraSettings = z.record(
  z.string().regex(/^[A-Za-z]{1,40}$/),
  z.union([z.number(), z.boolean(), z.string().max(40)]),
)

/** What the officer's page knows of the picture that it hands over. */
export const portraitFacts = z.object({
  /** Version of measures and limits. */
  version: z.literal('portrait-check/1'),
  /** The models that measured, or null where none could run and the officer looked alone. */
  model: z.string().max(120).nullable(),
  measures: z.array(measured).max(40),
  /** Each that the officer has ticked. */
  ticks: z.array(portraitTick).max(5),
  exception: z.object({ reason: portraitException, note: plainText(200) }).nullable(),
  trigger: z.enum(['auto', 'officer']),
  /** Which of the shots was chosen, counted from 1 in the order of taking, and how many there were. */
  shot: z.object({ chosen: z.number().int().min(1).max(5), of: z.number().int().min(1).max(5) }),
  cameraSettings,
  points: portraitPoints.nullable(),
})
export type PortraitFacts = z.infer<typeof portraitFacts>

/** Looked at by the officer in every portrait; `rules` as well where no model measured. */
const always = ['ears', 'bareHead', 'noGlasses', 'nothingCovers'] as const

/** What still stands against this portrait: rules that do not hold and points that nobody has vouched for. An exception answers all. */
export function openPoints({
  model,
  measures,
  ticks,
  exception,
}: PortraitFacts): (PortraitMeasure | PortraitTick)[] {
  if (exception !== null) return []
  const failed = measures.filter(({ holds, isWarning }) => !holds && !isWarning).map(({ measure }) => measure)
  const asked: readonly PortraitTick[] = model === null ? [...always, 'rules'] : always
  return [...failed, ...asked.filter((tick) => !ticks.includes(tick))]
}

/** The facts, and who stood for them: stamped by main, never by a page. */
export const portraitCheck = portraitFacts.extend({ officerId, at: instant })
export type PortraitCheck = z.infer<typeof portraitCheck>

/** The 2:3 cut for the card (20 x 30 mm), an attachment of its own beside the 3:4 portrait. */
export const portraitPrint = z.object({
  captureId,
  sha256,
  size: z.number().int().positive(),
  width: z.number().int().min(400).max(8000),
  height: z.number().int().min(600).max(8000),
})

/** What a portrait's capture carries beyond a print's. */
export const portraitDetails = z.object({ check: portraitCheck, print: portraitPrint })

/** An ISO/IEC 19794-5:2011 record; no registered media type names it. */
export const faceRecordType = 'application/x-iso19794-5' as const

/** What the citizen is told, one at a time; left and right are the citizen's own. Texts in `portrait:hint.*`. */
export const portraitHint = z.enum([
  'camera-dark',
  'camera-frozen',
  'camera-turned',
  'camera-small',
  'no-face',
  'two-faces',
  'come-closer',
  'step-back',
  'move-left',
  'move-right',
  'move-up',
  'move-down',
  'turn-left',
  'turn-right',
  'chin-up',
  'chin-down',
  'tilt-left',
  'tilt-right',
  'uncover-face',
  'glasses-off',
  'open-eyes',
  'look-here',
  'close-mouth',
  'relax-face',
  'more-light',
  'less-light',
  'even-light',
  'plain-light',
  'plain-wall',
  'sharpen',
  'hold-still',
  'hold',
])
export type PortraitHint = z.infer<typeof portraitHint>

/** What the citizen's mirror shows beside their own picture: one word at a time, or the shot that was chosen. */
export const coaching = z.discriminatedUnion('show', [
  z.object({ show: z.literal('hint'), hint: portraitHint.nullable(), progress: z.number().min(0).max(1) }),
  z.object({
    show: z.literal('shot'),
    /** A small JPEG, at most 64 KiB; kept by nobody. */
    jpeg: bytes.refine((jpeg) => jpeg.length <= 65_536),
    number: z.number().int().min(1).max(5),
    of: z.number().int().min(1).max(5),
  }),
])
export type Coaching = z.infer<typeof coaching>
