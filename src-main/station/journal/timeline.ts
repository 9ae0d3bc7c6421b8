/** What an application went through, short enough to be kept in memory for every one: tries on the way are one step. */
import type { ApplicationState, TimelineStep } from '../../contract/records/queue.ts'

interface Now {
  readonly revision: number
  readonly state: ApplicationState
  readonly reason: string | null
  readonly at: string
}

const isOnTheWay = (state: ApplicationState): boolean => state === 'queued' || state === 'sending'

/** The steps with this one, where it is one: the same array where nothing worth telling has changed. */
export function withStep(
  steps: readonly TimelineStep[],
  { revision, state, reason, at }: Now,
): readonly TimelineStep[] {
  const last = steps.at(-1)
  if (last?.revision === revision) {
    if (last.state === state && (last.reason === reason || isOnTheWay(state))) return steps
    if (isOnTheWay(last.state) && isOnTheWay(state)) return steps
  }
  return [...steps, { revision, state, at, reason: isOnTheWay(state) ? null : reason }]
}
