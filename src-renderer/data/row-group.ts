/** The three lists of the queue. */
import type { QueueRow } from '../../src-main/contract/records/queue.ts'

export const rowGroups = ['attention', 'waiting', 'done'] as const
export type RowGroup = (typeof rowGroups)[number]
/** What the screen lists: one of them, or everything. */
export type RowList = 'all' | RowGroup

const groups: Record<QueueRow['state'], RowGroup> = {
  draft: 'waiting',
  sealed: 'waiting',
  queued: 'waiting',
  sending: 'waiting',
  parked: 'attention',
  returned: 'attention',
  received: 'done',
  accepted: 'done',
  printed: 'done',
  ready: 'done',
  abandoned: 'done',
  erased: 'done',
}

export function groupOf(row: Pick<QueueRow, 'state'> & { readonly quarantined: 0 | 1 }): RowGroup {
  return row.quarantined === 1 ? 'attention' : groups[row.state]
}

/** How many rows a list has, by the counters that are kept beside the rows. */
export function countIn(list: RowList, byState: Readonly<Record<string, number>>): number {
  const states = Object.entries(groups).flatMap(([state, its]) =>
    list === 'all' || its === list ? [state] : [],
  )
  if (list === 'all' || list === 'attention') states.push('quarantined')
  return states.reduce((total, state) => total + (byState[state] ?? 0), 0)
}
