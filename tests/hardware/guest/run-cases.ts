/** Runs cases one after the other and says in TAP 14 how each went. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface BenchCase {
  readonly name: string
  /** The longest that it may take; after that it has failed and the next one begins. */
  readonly limitMs: number
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

/** Answers with how many failed. The plan comes first, so that whoever reads knows what is missing of a run that broke off. */
export async function runCases(cases: readonly BenchCase[], say: (line: string) => void): Promise<number> {
  let failed = 0
  say('TAP version 14')
  say(`1..${cases.length}`)
  for (const [i, one] of cases.entries()) {
    const title = `${i + 1} - ${oneLine(one.name)}`
    if (one.skipped !== undefined) {
      say(`ok ${title} # SKIP ${oneLine(one.skipped)}`)
      continue
    }
    const began = performance.now()
    const took = () => `# took ${Math.round(performance.now() - began)} ms`
    try {
      const figures = await withinLimit(one)
      say(`ok ${title} ${took()}`)
      if (figures) say(`# ${oneLine(one.name)}: ${oneLine(figures)}`)
    } catch (error) {
      failed += 1
      say(`not ok ${title} ${took()}`)
      describe(error).forEach(say)
    }
  }
  return failed
}
