/**
 * Under which name the queue's database lies. One that Chromium can neither open nor delete (bits flipped within an
 * SQLite file) would be in the way for ever: the next name is a new file, which the journal fills.
 */
const KEY = 'queue.generation'
/** Once while the window lives: a disk that takes nothing is no reason to begin again and again. */
const BEGUN = 'queue.begun-anew'

export function databaseName(kept: Pick<Storage, 'getItem'>): string {
  const generation = Number(kept.getItem(KEY) ?? 0)
  return Number.isSafeInteger(generation) && generation > 0 ? `queue-${generation}` : 'queue'
}

/**
 * Leaves the present database where it lies. `kept` outlives the window, `ofWindow` does not.
 * @returns whether the page is to be loaded again, under the next name
 */
export function beginAnew(kept: Storage, ofWindow: Storage): boolean {
  if (ofWindow.getItem(BEGUN) !== null) return false
  ofWindow.setItem(BEGUN, 'yes')
  const present = Number(databaseName(kept).split('-')[1] ?? 0)
  kept.setItem(KEY, String(present + 1))
  return true
}
