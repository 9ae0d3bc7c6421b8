/** What is asked of the registry now and then, beside sending: decisions, the nightly comparison, new pins. */
import { ok } from '../../contract/result.ts'
import { pullDecisions, type PullDeps } from './decisions.ts'
import { createPeriodic } from './periodic.ts'
import { askPins } from './pins.ts'
import { reconcile, type Reconciled } from './reconcile.ts'

const MINUTE_MS = 60_000
const DECISIONS_EVERY_MS = 10 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS

export interface ChoresOptions {
  readonly onReconciled?: (found: Reconciled) => void
  /** The registry's word about its authorities, still to be verified. */
  readonly onPins?: (jws: string) => Promise<void>
  /** Counts on whatever happens to the wall clock, ms. */
  readonly monotonicMs?: () => number
}

export interface Chores {
  runDue(signal: AbortSignal): Promise<void>
  /** Decisions are asked for at the next look. */
  hurry(): void
}

export function createChores(
  deps: PullDeps & { readonly random: () => number },
  { onReconciled = () => {}, onPins, monotonicMs = () => performance.now() }: ChoresOptions,
): Chores {
  const common = { monotonicMs, random: deps.random }
  const decisions = createPeriodic({
    ...common,
    everyMs: DECISIONS_EVERY_MS,
    run: (signal) => pullDecisions(deps, signal),
  })
  const comparison = createPeriodic({
    ...common,
    everyMs: DAY_MS,
    // Not in the first minutes of a morning, when the queue of the night goes out.
    firstAfterMs: 30 * MINUTE_MS,
    run: async (signal) => {
      const found = await reconcile(deps, signal)
      if (found.ok) onReconciled(found.value)
      return found
    },
  })
  const pins = createPeriodic({
    ...common,
    everyMs: DAY_MS,
    firstAfterMs: MINUTE_MS,
    run: async (signal) => {
      const word = await askPins(deps.client, signal)
      if (word.ok) await onPins?.(word.value)
      return word.ok ? ok() : word
    },
  })
  return {
    runDue: async (signal) => {
      for (const chore of [decisions, comparison, pins]) {
        if (!signal.aborted) await chore.runDue(signal)
      }
    },
    hurry: () => decisions.hurry(),
  }
}
