/** Runs cases one after the other and says in TAP 14 how each went. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface BenchCase {
  readonly name: string
  /** The longest that it may take; after that it has failed and the next one begins. */
  readonly limitMs: number
  /** Cases of one lane run one after the other, beside other lanes; without one a case has the machine to itself. */
  readonly lane?: string
  /** Why it cannot be run here: it is then listed and not run. */
  readonly skipped?: string
  /** Rejects when it fails. What it resolves to, if anything, are figures to show. */
  readonly run: () => Promise<string | void>
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function describe(error: unknown): string[] {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return ['  ---', '  message: |', ...text.split('\n').map((line) => `    ${line}`), '  ...']
}

async function withinLimit({ run, limitMs }: BenchCase): Promise<string | void> {
  const timer = new AbortController()
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`not done within ${limitMs} ms`)
  })
  try {
    return await Promise.race([run(), late])
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

/**
 * Answers with how many failed. The plan comes first, so that whoever reads knows what is missing of a run that broke
 * off; after it, cases come as they end.
 */
export async function runCases(cases: readonly BenchCase[], say: (line: string) => void): Promise<number> {
  let failed = 0
  const runOne = async ([i, one]: readonly [number, BenchCase]) => {
    const title = `${i + 1} - ${oneLine(one.name)}`
    if (one.skipped !== undefined) return say(`ok ${title} # SKIP ${oneLine(one.skipped)}`)
    const began = performance.now()
    const took = () => `# took ${Math.round(performance.now() - began)} ms`
    const end = await withinLimit(one).then(
      (figures) => ({ figures }),
      (error: unknown) => ({ error }),
    )
    if ('error' in end) {
      failed += 1
      say(`not ok ${title} ${took()}`)
      return describe(end.error).forEach(say)
    }
    say(`ok ${title} ${took()}`)
    if (end.figures) say(`# ${oneLine(one.name)}: ${oneLine(end.figures)}`)
  }
  say('TAP version 14')
  say(`1..${cases.length}`)
  const lanes = new Map<string | undefined, [number, BenchCase][]>()
  for (const one of cases.entries()) lanes.set(one[1].lane, [...(lanes.get(one[1].lane) ?? []), one])
  const runLane = async (lane: [number, BenchCase][] = []) => {
    for (const one of lane) await runOne(one)
  }
  await runLane(lanes.get(undefined))
  lanes.delete(undefined)
  await Promise.all([...lanes.values()].map(runLane))
  return failed
}
