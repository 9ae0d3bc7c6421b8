/**
 * The one table of what is asked of a portrait: limits, and which word helps. Its order is the order of coaching: first that
 * there is one face, then its place, its turn, what covers it, its expression, the light, the wall, and last sharpness.
 * Change a limit here and raise nothing else: the version goes into each record, and README.md shows what each limit parts.
 */
import type {
  Measured,
  PortraitHint,
  PortraitMeasure,
} from '../../../../src-main/contract/records/portrait-check.ts'
import { scoreOf } from './scores.ts'

export interface Rule {
  readonly measure: PortraitMeasure
  readonly least: number | null
  readonly most: number | null
  /** Said when the value is below or above its limits; null for what words to the citizen cannot mend. */
  readonly below: PortraitHint | null
  readonly above: PortraitHint | null
  /** Only told to the officer and recorded: such a value never stands in the way. */
  readonly isWarning?: boolean
}

const atLeast = (
  measure: PortraitMeasure,
  least: number,
  below: PortraitHint | null,
  isWarning = false,
): Rule => ({
  measure,
  least,
  most: null,
  below,
  above: null,
  isWarning,
})
const atMost = (
  measure: PortraitMeasure,
  most: number,
  above: PortraitHint | null,
  isWarning = false,
): Rule => ({
  measure,
  least: null,
  most,
  below: null,
  above,
  isWarning,
})
const between = (
  measure: PortraitMeasure,
  least: number,
  most: number,
  below: PortraitHint,
  above: PortraitHint,
): Rule => ({ measure, least, most, below, above })

export const rules: readonly Rule[] = [
  between('faces', 1, 1, 'no-face', 'two-faces'),
  atLeast('eyeDistance', 90, 'come-closer'),
  between('headSize', 0.31, 0.4, 'come-closer', 'step-back'),
  between('across', 0.45, 0.55, 'move-left', 'move-right'),
  between('eyeLine', 0.5, 0.7, 'move-up', 'move-down'),
  between('yaw', -5, 5, 'turn-left', 'turn-right'),
  between('pitch', -5, 5, 'chin-down', 'chin-up'),
  between('roll', -5, 5, 'tilt-left', 'tilt-right'),
  atMost('occlusion', 0.4, 'uncover-face', true),
  atMost('glasses', 0.14, 'glasses-off', true),
  atLeast('eyesOpen', 0.045, 'open-eyes'),
  between('gaze', -14, 14, 'look-here', 'look-here'),
  atMost('mouthClosed', 0.11, 'close-mouth'),
  atMost('expression', 0.95, 'relax-face'),
  between('brightness', 0.25, 0.85, 'more-light', 'less-light'),
  atMost('underExposure', 0.25, 'more-light'),
  atMost('overExposure', 0.05, 'less-light'),
  atLeast('contrast', 0.002, 'more-light'),
  atLeast('dynamicRange', 5, 'more-light'),
  atLeast('evenLight', 0.35, 'even-light'),
  atMost('colour', 8, 'plain-light'),
  atMost('backgroundWhite', 22, 'plain-wall'),
  atMost('backgroundEven', 4, 'plain-wall'),
  atMost('shadow', 14, 'even-light'),
  atLeast('sharpness', 0.22, 'sharpen'),
  atMost('motion', 0.35, 'hold-still'),
  atMost('raster', 2.3, null, true),
  atMost('stillEyes', 20, null, true),
]

export type Values = Partial<Record<PortraitMeasure, number | null>>

/** A limit that held once is let go only beyond this much more, so that words do not flicker at its edge. */
const SLACK = 0.12

/**
 * Every rule held against what was measured. What was not measured holds: it cannot be blamed on anybody. `held` names
 * the measures that held a moment ago.
 */
export function judge(values: Values, held: ReadonlySet<PortraitMeasure> = new Set()): Measured[] {
  return rules.map(({ measure, least, most, isWarning = false }) => {
    const value = values[measure] ?? null
    const slack = held.has(measure) ? SLACK * slackOf(least, most) : 0
    const holds =
      value === null ||
      ((least === null || value >= least - slack) && (most === null || value <= most + slack))
    return {
      measure,
      value,
      score: value === null ? null : scoreOf(measure, value),
      least,
      most,
      holds,
      isWarning,
    }
  })
}

/** Half the width of a range, or the limit itself where there is only one. */
const slackOf = (least: number | null, most: number | null) =>
  least !== null && most !== null ? (most - least) / 2 : Math.abs(least ?? most ?? 0)

/** The rules that do not hold and are more than a warning, the most useful first. */
export function broken(measures: readonly Measured[]): Rule[] {
  const failed = new Set(measures.filter((one) => !one.holds && !one.isWarning).map(({ measure }) => measure))
  return rules.filter(({ measure }) => failed.has(measure))
}

/** What is said about a value that does not hold. */
export function hintOf({ least, below, above }: Rule, value: number | null): PortraitHint | null {
  return value !== null && least !== null && value < least ? below : above
}
