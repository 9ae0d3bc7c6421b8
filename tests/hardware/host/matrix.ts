/** The matrix driver x back end x fault as a table in Markdown, for the terminal and the README alike. */
import { faults } from '../../conformance/case.ts'
import type { TapCase } from './tap.ts'

const start = '<!-- matrix: written by `npm run hardware -- --write` -->'
const end = '<!-- end of the matrix -->'

interface Cell {
  readonly driver: string
  readonly port: string
  readonly fault: string
}

/** Null for a case that is not of the matrix. */
function cellOf(name: string): Cell | null {
  const [, driver, port, fault] = /^(.+) on (\w+): (.+)$/.exec(name) ?? []
  if (driver === undefined || port === undefined || fault === undefined) return null
  return faults.some((known) => known === fault) ? { driver, port, fault } : null
}

const words = { passed: 'ok', failed: 'FAILED', skipped: '–' } as const

/** A row for each fault, a column for each driver on each back end; a dash where the fault cannot be played. */
export function writeMatrix(cases: readonly TapCase[]): string {
  const columns: string[] = []
  const cells = new Map<string, string>()
  const notes = new Set<string>()
  for (const { name, verdict, reason } of cases) {
    const cell = cellOf(name)
    if (cell === null) continue
    const column = `${cell.driver}, ${cell.port}`
    if (!columns.includes(column)) columns.push(column)
    cells.set(`${column}\n${cell.fault}`, words[verdict])
    if (verdict === 'skipped') notes.add(`- ${cell.driver}, ${cell.fault}: ${reason}`)
  }
  const rows = faults.map((fault) => [
    fault,
    ...columns.map((column) => cells.get(`${column}\n${fault}`) ?? ''),
  ])
  const lines = [['fault', ...columns], ...rows]
  const widths = ['fault', ...columns].map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const [heading, ...body] = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [heading, rule, ...body, ...(notes.size > 0 ? ['', ...notes] : [])].join('\n')
}

/** The README with its table replaced. Throws where it has no place for one. */
export function replaceMatrix(readme: string, matrix: string): string {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)]
  if (from < 0 || to < from) throw new Error('the README has no marks for the matrix')
  return `${readme.slice(0, from + start.length)}\n\n${matrix}\n\n${readme.slice(to)}`
}
