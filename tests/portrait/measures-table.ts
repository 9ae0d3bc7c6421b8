/** How well each measure tells good from bad: the table of the portrait's README. */
import type { PortraitMeasure } from '../../src-main/contract/records/portrait-check.ts'
import { judge, rules } from '../../src-renderer/features/portrait/measures/rules.ts'
import type { Values } from '../../src-renderer/features/portrait/measures/rules.ts'

export interface Observed {
  readonly name: string
  readonly bad: readonly PortraitMeasure[]
  readonly values: Values
  readonly isPhoto: boolean
  /** Blown up to fill the frame: nothing of it is sharp any more. */
  readonly isSmall: boolean
}

/** Photographs stand as they were taken: turned, laughing, before trees. These measures are held against none of them. */
const aboutTheScene = new Set<PortraitMeasure>([
  'faces',
  'across',
  'eyeLine',
  'headSize',
  'eyeDistance',
  'yaw',
  'pitch',
  'roll',
  'gaze',
  'mouthClosed',
  'expression',
  'glasses',
  'evenLight',
  'backgroundEven',
  'backgroundWhite',
  'shadow',
  'eyesOpen',
])

const isExcused = ({ isPhoto, isSmall }: Observed, measure: PortraitMeasure) =>
  (isPhoto && aboutTheScene.has(measure)) || (isSmall && measure === 'sharpness')

const short = (value: number | undefined) => (value === undefined ? '–' : value.toPrecision(3))

function range(values: readonly number[]): string {
  if (values.length === 0) return '–'
  const sorted = values.toSorted((a, b) => a - b)
  return `${short(sorted[0])} … ${short(sorted.at(-1))}`
}

const holdsIn = (measure: PortraitMeasure, values: Values) =>
  judge(values).find((one) => one.measure === measure)?.holds ?? true

export function measuresTable(all: readonly Observed[]): string {
  const rows = rules.map(({ measure, least, most }) => {
    const known = all.filter(({ values }) => typeof values[measure] === 'number')
    const bad = known.filter((one) => one.bad.includes(measure))
    const good = known.filter((one) => one.bad.length === 0 && !isExcused(one, measure))
    const valuesOf = (some: readonly Observed[]) => some.map(({ values }) => values[measure] ?? 0)
    const caught = bad.filter(({ values }) => !holdsIn(measure, values)).length
    const alarms = good.filter(({ values }) => !holdsIn(measure, values)).length
    const limit = `${least ?? ''} … ${most ?? ''}`
    return `| ${measure} | ${limit} | ${range(valuesOf(good))} | ${range(valuesOf(bad))} | ${bad.length === 0 ? '–' : `${caught} of ${bad.length}`} | ${alarms} of ${good.length} |`
  })
  return [
    '| measure | holds within | good pictures | bad pictures | bad ones found | false alarms |',
    '| ------- | ------------ | ------------- | ------------ | -------------- | ------------ |',
    ...rows,
  ].join('\n')
}
