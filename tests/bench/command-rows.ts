/**
 * Rows that are timed as whole commands: 100 files in one call of the `fingerprint` program, from which the
 * same call with an empty list is subtracted (start of Node, loading of program and engine).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Drawings } from './drawings.ts'
import { figuresOf, type Figures } from './measure.ts'
import { timeProcess } from './processes.ts'

export interface CommandRow {
  readonly work: string
  readonly verb: string
  readonly options?: readonly string[]
  readonly jobs: readonly (readonly string[])[]
  readonly atMostMs: number | null
  readonly anchor: 'cwsq' | 'dwsq' | 'mindtct' | 'bozorth3' | null
  readonly elsewhere: string
}

export const RUNS = 5

export function commandRows(d: Drawings): readonly CommandRow[] {
  const out = (files: readonly string[], ending: string) =>
    files.map((file, i) => [file, join(d.folder, `out-${i}.${ending}`)])
  const alone = (files: readonly string[]) => files.map((file) => [file])
  const pairs = d.records.map((file, i) => [file, d.records[(i + 1) % d.records.length] ?? file])
  const row = (
    work: string,
    verb: string,
    jobs: CommandRow['jobs'],
    atMostMs: number | null,
    anchor: CommandRow['anchor'],
    elsewhere: string,
    options: readonly string[] = [],
  ): CommandRow => ({ work, verb, jobs, atMostMs, anchor, elsewhere, options })
  return [
    row('WSQ encode 416x560', 'encode', out(d.prints, 'wsq'), 4, 'cwsq', 'cwsq 27'),
    row('WSQ decode 416x560', 'decode', out(d.printsWsq, 'pgm'), 4, 'dwsq', 'dwsq 23'),
    row('WSQ encode 1600x1500', 'encode', out(d.slaps, 'wsq'), 40, null, 'cwsq 252'),
    row('WSQ decode 1600x1500', 'decode', out(d.slapsWsq, 'pgm'), null, null, 'dwsq 375'),
    row('quality 416x560, with reasons', 'quality', alone(d.prints), 28, null, 'NFIQ 2 227-904'),
    row('minutiae 416x560', 'minutiae', out(d.prints, 'xyt'), 25, 'mindtct', 'mindtct 156'),
    row('match 1:1, from records', 'match', pairs, 1, 'bozorth3', 'bozorth3 11'),
    row('slap 1600x1500, four scores', 'segment', alone(d.slaps), 120, null, 'nfseg 839', [
      '--hand',
      'right',
    ]),
  ]
}

export function timeCommand(
  program: string,
  folder: string,
  { verb, options = [], jobs }: CommandRow,
): Figures {
  const list = join(folder, 'jobs.txt')
  const nothing = join(folder, 'no-jobs.txt')
  writeFileSync(list, jobs.map((paths) => `${paths.join('\t')}\n`).join(''))
  writeFileSync(nothing, '')
  const once = (file: string) => timeProcess(process.execPath, [program, verb, ...options, '--list', file])
  const rounds = Array.from({ length: RUNS }, () => ({ empty: once(nothing), full: once(list) }))
  return figuresOf(
    rounds.map(({ full }) => full),
    jobs.length,
    rounds.map(({ empty }) => empty),
  )
}
