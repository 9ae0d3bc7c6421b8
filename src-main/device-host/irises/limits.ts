/**
 * How good a measured eye is. A component at its limit scores 50, at its good value 100, and runs down to 0 from there;
 * the score of the picture is that of its worst component, so that no good one hides a bad one.
 */
import type { IrisMeasure, IrisQuality, IrisReason } from '../../contract/records/iris-check.ts'
import type { Measures } from './measure.ts'

interface Rule {
  readonly measure: IrisMeasure
  readonly reason: IrisReason
  /** The limit and the good value, in the unit of the measure. */
  readonly least?: { readonly limit: number; readonly good: number }
  /** With the value that scores 0. */
  readonly most?: { readonly limit: number; readonly good: number; readonly worst: number }
}

/**
 * Limits of ISO/IEC 29794-6:2015, clause 6, where it names one; sharpness by our own scale (README). In the order in
 * which an officer mends them: who is too far away is blurred as well, and stepping closer mends both.
 */
const rules: readonly Rule[] = [
  { measure: 'usable-area', reason: 'lids', least: { limit: 70, good: 90 } },
  { measure: 'radius', reason: 'too-far', least: { limit: 80, good: 100 } },
  { measure: 'margin', reason: 'off-centre', least: { limit: 80, good: 100 } },
  { measure: 'gaze', reason: 'looking-away', least: { limit: 90, good: 95 } },
  { measure: 'sharpness', reason: 'blurred', least: { limit: 35, good: 55 } },
  {
    measure: 'pupil-ratio',
    reason: 'pupil-size',
    least: { limit: 20, good: 25 },
    most: { limit: 70, good: 60, worst: 90 },
  },
  { measure: 'pupil-contrast', reason: 'low-contrast', least: { limit: 30, good: 50 } },
  { measure: 'white-contrast', reason: 'low-contrast', least: { limit: 5, good: 15 } },
]

const between = (value: number, from: number, to: number) =>
  Math.max(0, Math.min(1, (value - from) / (to - from)))

function scoreOf(value: number, { least, most }: Rule): number {
  const low = least ? 50 * between(value, 0, least.limit) + 50 * between(value, least.limit, least.good) : 100
  const high = most
    ? 50 * between(value, most.worst, most.limit) + 50 * between(value, most.limit, most.good)
    : 100
  return Math.min(low, high)
}

/** Reasons are those of the components below their limits, each once, the first to be mended first. */
export function judge(measures: Measures, deviceScore: number | null): IrisQuality {
  const judged = rules.map((rule) => ({ ...rule, score: scoreOf(measures[rule.measure], rule) }))
  const failed = judged.filter(({ score }) => score < 50)
  return {
    score: Math.floor(Math.min(...judged.map(({ score }) => score))),
    reasons: [...new Set(failed.map(({ reason }) => reason))],
    measures: rules.map(({ measure, least, most }) => ({
      measure,
      value: Math.round(measures[measure] * 10) / 10,
      least: least?.limit ?? null,
      most: most?.limit ?? null,
    })),
    deviceScore,
  }
}
