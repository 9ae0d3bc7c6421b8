import { describe, expect, it } from 'vitest'
import type { IrisReason } from '../../contract/records/iris-check.ts'
import type { EyePicture } from '../../drivers/simulated-eye.ts'
import { findEye } from './find-eye.ts'
import { judge } from './limits.ts'
import { measureEye, type Measures } from './measure.ts'
import { seenAs } from './test-eyes.ts'

function qualityOf(change: Partial<EyePicture>) {
  const image = seenAs(change)
  const eye = findEye(image)
  if (eye === null) throw new Error('no eye')
  return judge(measureEye(image, eye), null)
}
const seeds = [1, 2, 3]
const good: readonly [string, Partial<EyePicture>][] = [
  ['where it should be', {}],
  ['wide open', { opening: 1 }],
  ['a little sleepy', { opening: 0.75 }],
  ['rather near', { irisRadius: 140 }],
  ['rather far', { irisRadius: 92 }],
  ['a wide pupil', { pupil: 0.6 }],
  ['a narrow pupil', { pupil: 0.25 }],
]
const bad: readonly [string, Partial<EyePicture>, IrisReason][] = [
  ['half shut', { opening: 0.45 }, 'lids'],
  ['too far', { irisRadius: 60 }, 'too-far'],
  ['at the edge', { centre: { x: 490, y: 240 } }, 'off-centre'],
  ['out of focus', { blur: 3 }, 'blurred'],
  ['looking aside', { aside: 0.15 }, 'looking-away'],
  ['a pupil too wide', { pupil: 0.75 }, 'pupil-size'],
]

describe('the quality of an iris', () => {
  it.each(good)('passes %s', (_, change) => {
    for (const seed of seeds) {
      const { score, reasons } = qualityOf({ seed, ...change })
      expect([score >= 50, reasons]).toEqual([true, []])
    }
  })

  it.each(bad)('fails %s, and says so first', (_, change, reason) => {
    for (const seed of seeds) {
      const { score, reasons } = qualityOf({ seed, ...change })
      expect([score < 50, reasons[0]]).toEqual([true, reason])
    }
  })

  it('goes down as the lids, the distance and the blur go on', () => {
    const scores = (changes: readonly Partial<EyePicture>[]) => changes.map((one) => qualityOf(one).score)
    for (const run of [
      scores([0.9, 0.75, 0.6, 0.45].map((opening) => ({ opening }))),
      scores([115, 90, 75, 60].map((irisRadius) => ({ irisRadius }))),
      scores([0, 2, 3, 5].map((blur) => ({ blur }))),
    ])
      expect(run).toEqual(run.toSorted((a, b) => b - a))
  })

  it('is that of its worst part, 50 at a limit, with value and limit of each', () => {
    const measures: Measures = {
      radius: 200,
      'usable-area': 100,
      'pupil-contrast': 100,
      'white-contrast': 100,
      'pupil-ratio': 40,
      gaze: 100,
      margin: 100,
      sharpness: 100,
    }
    expect(judge(measures, 61.5)).toMatchObject({ score: 100, reasons: [], deviceScore: 61.5 })
    expect(judge({ ...measures, 'usable-area': 70 }, null)).toMatchObject({ score: 50, reasons: [] })
    expect(judge({ ...measures, 'usable-area': 35, margin: 40 }, null)).toMatchObject({
      score: 25,
      reasons: ['lids', 'off-centre'],
    })
    expect(judge({ ...measures, 'pupil-ratio': 90 }, null).score).toBe(0)
    expect(judge(measures, null).measures.find(({ measure }) => measure === 'pupil-ratio')).toEqual({
      measure: 'pupil-ratio',
      value: 40,
      least: 20,
      most: 70,
    })
  })
})
