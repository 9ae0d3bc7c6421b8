/** The rows as a table in Markdown, so that it reads in a terminal and in a README alike. */
import type { LookUps } from './look-ups.ts'
import type { PortraitFigure } from './portrait-rows.ts'
import type { Row } from './row.ts'
import type { StorageRow } from './storage-rows.ts'

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

export function lookUpsOf({ residents, questions, ours, fts5, agreed }: LookUps): string {
  const row = (what: string, mine: number, atMostMs: number | null, theirs: number) =>
    `| ${what} | ${mine.toFixed(3)} | ${atMostMs ?? NONE} | ${theirs.toFixed(3)} | ${ratio(mine, theirs)} |`
  return [
    `| looking up among ${residents} residents | ours, ms | at most | FTS5, ms | ours / FTS5 |`,
    '|---|---|---|---|---|',
    row(
      'opened: out of the encrypted extract; FTS5 from records in memory',
      ours.buildMs,
      4000,
      fts5.buildMs,
    ),
    row(`median of ${questions}`, ours.medianMs, null, fts5.medianMs),
    row('95 % within', ours.p95Ms, 1, fts5.p95Ms),
    row('slowest', ours.worstMs, null, fts5.worstMs),
    `\nBoth found the same number of people for ${agreed} of ${questions} questions.`,
  ].join('\n')
}

export function portraitTable(figures: readonly PortraitFigure[]): string {
  return [
    '| the portrait, in Chromium without a GPU | figure | wanted |',
    '|---|---|---|',
    ...figures.map(({ work, figure, wanted }) => `| ${work} | ${figure} | ${wanted} |`),
  ].join('\n')
}

export function storageTable(rows: readonly StorageRow[]): string {
  const lines = rows.map(
    ({ what, ours, anchor, wanted }) =>
      `| ${what} | ${ms(ours)} | ${ms(anchor)} | ${ratio(ours, anchor)} | ${wanted} |`,
  )
  return [
    '| storing and sealing | ours, ms | anchor, ms | ours / anchor | wanted |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
