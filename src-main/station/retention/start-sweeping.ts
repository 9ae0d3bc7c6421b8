/** When terms are looked at: some time after a start, so that the time may be confirmed first, and every hour. */
import type { Log } from '../log.ts'
import { sweep, type RetentionDeps } from './sweep.ts'

const EVERY_MS = 60 * 60_000
const FIRST_MS = 5 * 60_000

/** Returns a function that stops it. */
export function startSweeping(deps: RetentionDeps, mayRun: () => boolean, log: Log): () => void {
  const run = async (): Promise<void> => {
    if (!mayRun()) return
    const swept = await sweep(deps)
    if (!swept.ok) log.info('retention stopped', { code: swept.error.code })
  }
  const runGuarded = (): void => {
    run().catch((cause: unknown) => log.bug('retention', cause))
  }
  const first = setTimeout(runGuarded, FIRST_MS)
  const timer = setInterval(runGuarded, EVERY_MS)
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}
