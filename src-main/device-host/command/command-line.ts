/** From the words after `npm run fingerprint --` to a verb and its jobs. */
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Failure } from './failure.ts'
import { readBytes } from './files.ts'
import type { Job, Verb } from './verb.ts'
import { verbs } from './verbs/all.ts'

export const USAGE = [
  'npm run fingerprint -- VERB ...',
  '',
  ...[...verbs.values()].map(({ usage }) => `  ${usage}`),
  '',
  'IN is PGM, PNG or WSQ, told by its content; OUT is written by its ending. One line of JSON per job.',
  'Instead of paths: --list FILE, one job per line, the paths of a job separated by a tab.',
  'Exit codes: 0 all done, 1 a file failed, 2 wrong use, 4 the engine is not built.',
  '',
].join('\n')

export interface CommandLine {
  readonly work: NonNullable<ReturnType<Verb['prepare']>>
  readonly jobs: readonly Job[]
}

/** 'usage' where the words make no sense; a failure where the list cannot be read. */
export function readCommandLine(words: readonly string[]): Result<CommandLine, 'usage' | Failure> {
  const [name = '', ...rest] = words
  const verb = verbs.get(name)
  const parsed = verb && parse(verb, rest)
  const work = parsed && verb.prepare(parsed.values)
  if (!verb || !parsed || !work) return fail('usage')
  if ((parsed.list !== undefined) === parsed.paths.length > 0) return fail('usage')
  if (parsed.list === undefined) {
    const jobs = inGroups(parsed.paths, verb.pathsPerJob)
    return jobs ? ok({ work, jobs }) : fail('usage')
  }
  const jobs = readList(parsed.list, verb.pathsPerJob)
  return jobs.ok ? ok({ work, jobs: jobs.value }) : jobs
}

function parse(verb: Verb, args: string[]) {
  const options = Object.fromEntries(
    [...verb.optionNames, 'list'].map((name) => [name, { type: 'string' as const }]),
  )
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { list, ...others } = values
    return { values: others, paths: positionals, list: typeof list === 'string' ? list : undefined }
  } catch {
    return null
  }
}

function inGroups(paths: readonly string[], size: number): Job[] | null {
  if (paths.length % size !== 0 || paths.includes('')) return null
  return Array.from({ length: paths.length / size }, (_, index) => ({
    paths: paths.slice(index * size, (index + 1) * size),
    index,
  }))
}

function readList(file: string, size: number): Result<Job[], Failure> {
  const bytes = readBytes(file)
  if (!bytes.ok) return bytes
  const lines = new TextDecoder().decode(bytes.value).split(/\r?\n/)
  const jobs = lines.filter((line) => line !== '').map((line, index) => ({ paths: line.split('\t'), index }))
  const isWhole = jobs.every(({ paths }) => paths.length === size && !paths.includes(''))
  return isWhole ? ok(jobs) : fail({ file, code: 'bad-format' })
}
