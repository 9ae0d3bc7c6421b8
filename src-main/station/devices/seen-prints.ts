/** Which prints of the sitting the device host that runs now has in its memory. */
import type { PrintRequest } from '../../device-host/messages.ts'

export interface SeenPrints {
  readonly has: (captureId: string) => boolean
  /** Another sitting, or a lock: the host forgets. False where nothing changed. */
  readonly turnTo: (applicationId: string | null, isLocked: boolean) => boolean
  /** The host is gone, and its memory with it. */
  readonly forget: () => void
  /** Before a capture: call the answer when it succeeded. What was left meanwhile is not taken for known. */
  readonly expect: (request: PrintRequest) => () => void
}

export function createSeenPrints(): SeenPrints {
  const seen = new Set<string>()
  let attended: string | null = null
  let turn = 0
  const forget = () => {
    turn += 1
    seen.clear()
  }

  return {
    has: (captureId) => seen.has(captureId),
    forget,
    turnTo: (applicationId, isLocked) => {
      if (applicationId === attended && !isLocked) return false
      attended = applicationId
      forget()
      return true
    },
    expect: ({ captureId, earlier }) => {
      const before = turn
      return () => {
        if (turn !== before) return
        seen.add(captureId)
        for (const print of earlier) seen.add(print.captureId)
      }
    },
  }
}
