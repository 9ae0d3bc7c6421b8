/**
 * Every kill with its verdict, a line of JSON each, so that a thousand of them may come from many runs. A kill counts
 * only while the code that was killed is the same, and only once the application under it has come to its end.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { victims, type Victim } from './victims.ts'

export const verdict = z.enum(['kept', 'lost', 'twice', 'went back'])

export const kill = z.object({
  at: z.iso.datetime(),
  commit: z.string(),
  /** Hash of the folders whose programs are killed. */
  code: z.string(),
  seed: z.number(),
  process: z.enum(victims),
  /** After the officer had begun to work, or after the start of the program where `whileStarting`. */
  afterMs: z.number(),
  whileStarting: z.boolean(),
  /** What the screen showed last; null outside a sitting. */
  step: z.string().nullable(),
  /** How much of what was being typed was gone afterwards; null where nobody typed. */
  lostTypingMs: z.number().nullable(),
  verdict,
})
export type Kill = z.infer<typeof kill>

/** A file that is not there holds none; a line that a kill of ourselves cut short does not count. */
export function readLedger(file: string, code: string): Kill[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = kill.safeParse(parseJson(line))
      return parsed.success && parsed.data.code === code ? [parsed.data] : []
    })
}

export function writeLedger(file: string, kills: readonly Kill[]): void {
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, kills.map((one) => `${JSON.stringify(one)}\n`).join(''))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const countOf = (kills: readonly Kill[]): Record<Victim, number> => {
  const counts = { page: 0, shell: 0, main: 0, 'device-host': 0, registry: 0 }
  for (const { process } of kills) counts[process] += 1
  return counts
}

/** The one that was killed least often. */
export function nextVictim(kills: readonly Pick<Kill, 'process'>[]): Victim {
  const times = (victim: Victim) => kills.filter(({ process }) => process === victim).length
  return victims.reduce((least, one) => (times(one) < times(least) ? one : least))
}

/** The upper bound of the 95 % confidence interval of a loss per kill, where none of n was one: the rule of three. */
export const upperBound = (n: number): number => (n === 0 ? 1 : Math.min(1, 3 / n))

export function summaryOf(kills: readonly Kill[]): string {
  const counts = Object.entries(countOf(kills)).map(([victim, count]) => `${victim} ${count}`)
  const bad = kills.filter((one) => one.verdict !== 'kept')
  const bound = `${(100 * upperBound(kills.length)).toFixed(2)} %`
  const verdicts =
    bad.length === 0 ? `0 lost, twice or gone back; at most ${bound} (95 %)` : `${bad.length} BAD`
  return `${kills.length} kills (${counts.join(', ')}): ${verdicts}${typingOf(kills)}`
}

function typingOf(kills: readonly Kill[]): string {
  const lost = kills.flatMap(({ lostTypingMs }) => lostTypingMs ?? [])
  if (lost.length === 0) return ''
  return `; ${lost.length} while typing, at most ${Math.round(Math.max(...lost))} ms of it gone`
}
