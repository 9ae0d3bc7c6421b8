import type { ApplicationState } from '../../contract/records/queue.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { Summaries } from './summaries.ts'

const waiting: ReadonlySet<ApplicationState> = new Set(['sealed', 'queued', 'sending', 'parked', 'returned'])

/** The labels of the applications that the registry has not got yet. Only called while an officer is signed in. */
export async function waitingLabels(journal: Journal, { labelOf }: Summaries): Promise<string[]> {
  const ids = [...journal.applications.values()]
    .filter(({ state }) => waiting.has(state))
    .map(({ applicationId }) => applicationId)
  const labels = await Promise.all(ids.map(labelOf))
  return labels.filter((label) => label !== null)
}
