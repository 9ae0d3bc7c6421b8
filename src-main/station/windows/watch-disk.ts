/** Tells how the disk and the second medium are, when that has changed by enough to be seen. */
import type { SecondMediumState } from '../../contract/records/room.ts'

const EVERY_MS = 20_000
const WORTH_TELLING = 100 * 1024 * 1024

export interface DiskState {
  readonly freeBytes: number
  readonly secondMedium: SecondMediumState
}

/** Returns a function that stops it. */
export function watchDisk(look: () => Promise<DiskState>, tell: (state: DiskState) => void): () => void {
  let told: DiskState = { freeBytes: -Infinity, secondMedium: 'none' }
  let looking = false
  const visit = async () => {
    // A medium that hangs is looked at once, not once more every time.
    if (looking) return
    looking = true
    const state = await look().catch(() => told)
    looking = false
    const isSame = state.secondMedium === told.secondMedium
    if (isSame && Math.abs(state.freeBytes - told.freeBytes) < WORTH_TELLING) return
    told = state
    tell(state)
  }
  const timer = setInterval(() => void visit(), EVERY_MS)
  return () => clearInterval(timer)
}
