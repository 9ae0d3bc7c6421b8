/** The rows as a table in Markdown, so that it reads in a terminal and in a README alike. */
import type { LookUps } from './in-process-rows.ts'
import type { PortraitFigure } from './portrait-rows.ts'
import type { Row } from './row.ts'

const NONE = '–'
const ms = (value: number | null) => (value === null ? NONE : value.toFixed(value < 10 ? 2 : 1))
const ratio = (ours: number, other: number | null) => (other === null ? NONE : (ours / other).toFixed(2))

const HEADINGS = [
  'work, ms each',
  'how',
  'ours: median',
  'least',
  'processor',
  'at most',
  'median / at most',
  'anchor here',
  'median / anchor',
  'load',
  'anchor on another machine (whole process)',
]

const cellsOf = ({ work, how, ours, atMostMs, anchorMs, elsewhere }: Row): string[] => [
  work,
  how,
  ms(ours.medianMs),
  ms(ours.leastMs),
  ms(ours.processorMs),
  atMostMs === null ? NONE : String(atMostMs),
  ratio(ours.medianMs, atMostMs),
  ms(anchorMs),
  ratio(ours.medianMs, anchorMs),
  ours.load.toFixed(1),
  elsewhere,
]

export function tableOf(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const written = lines.map((line) => `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`)
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [written[0], rule, ...written.slice(1)].join('\n')
}

export function lookUpsOf({ residents, buildMs, queries, medianMs, p95Ms, worstMs }: LookUps): string {
  return [
    '| resident index, in process | ms | anchor |',
    '|---|---|---|',
    `| built over ${residents} residents | ${buildMs.toFixed(0)} | ${NONE} |`,
    `| look-up, median of ${queries} | ${medianMs.toFixed(3)} | ${NONE} |`,
    `| look-up, 95 % of them within | ${p95Ms.toFixed(3)} | ${NONE} |`,
    `| look-up, slowest | ${worstMs.toFixed(2)} | ${NONE} |`,
  ].join('\n')
}

export function portraitTable(figures: readonly PortraitFigure[]): string {
  return [
    '| the portrait, in Chromium without a GPU | figure | wanted |',
    '|---|---|---|',
    ...figures.map(({ work, figure, wanted }) => `| ${work} | ${figure} | ${wanted} |`),
  ].join('\n')
}
