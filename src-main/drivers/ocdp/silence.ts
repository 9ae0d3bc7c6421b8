/** The receiver's clock. */
import type { CaptureTimes } from './capture.ts'
import type { Receiver } from './receiver.ts'

export interface Silence {
  /** Something new has come. */
  readonly restart: () => void
  readonly stop: () => void
}

/** First a nudge, then one silence after the other, as long as an image is coming in. */
export function createSilence(
  { nudgeMs, silenceMs }: Pick<CaptureTimes, 'nudgeMs' | 'silenceMs'>,
  receiver: Pick<Receiver, 'nudge' | 'silence' | 'isReceiving'>,
): Silence {
  let lastMs = 0
  let timer: NodeJS.Timeout | undefined
  let isNudged = false

  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const wait = () => {
    const untilMs = lastMs + (isNudged ? silenceMs : nudgeMs)
    timer = setTimeout(fire, Math.max(1, untilMs - performance.now()))
  }
  // Hundreds of reports come for each time that it is quiet: they only note when, and set no timer.
  const fire = () => {
    timer = undefined
    if (!receiver.isReceiving()) return
    if (performance.now() - lastMs < (isNudged ? silenceMs : nudgeMs)) return wait()
    if (isNudged) receiver.silence()
    else receiver.nudge()
    isNudged = true
    lastMs = performance.now()
    if (receiver.isReceiving()) wait()
  }

  return {
    restart: () => {
      lastMs = performance.now()
      isNudged = false
      if (timer === undefined) wait()
    },
    stop,
  }
}
