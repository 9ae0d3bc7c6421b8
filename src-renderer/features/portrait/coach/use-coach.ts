import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import type { FacePort } from '../worker/face-port.ts'
import { coach, start, type CoachState } from './coach.ts'

/** Every measure at least twice a second. */
const FULL_EVERY_MS = 400
/** Looks need not come faster than a hand moves; what is left of the processor belongs to the preview. */
const PACE_MS = 66

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Looks at the playing video again and again while `isLive`; null before the first look, and where no model runs. `onFire` is called when the picture
 * is to be taken and nothing is looked at before it has settled.
 */
export function useCoach(
  port: FacePort,
  video: RefObject<HTMLVideoElement | null>,
  isLive: boolean,
  mayFire: boolean,
  onFire: () => Promise<void>,
): CoachState | null {
  const [shown, setShown] = useState<CoachState | null>(null)
  const fire = useEffectEvent(onFire)
  const canFire = useEffectEvent(() => mayFire)

  useEffect(() => {
    if (!isLive) return undefined
    const over = new AbortController()
    let state = start
    let fullAtMs = Number.NEGATIVE_INFINITY

    async function lookOnce(element: HTMLVideoElement): Promise<void> {
      const nowMs = performance.now()
      const depth = nowMs - fullAtMs >= FULL_EVERY_MS ? 'full' : 'quick'
      if (depth === 'full') fullAtMs = nowMs
      const look = await port.look(await createImageBitmap(element), depth)
      if (over.signal.aborted || look === null) return
      state = coach(state, look, performance.now(), canFire())
      setShown(state)
      if (state.fires) await fire()
    }

    async function run(): Promise<void> {
      if ((await port.warm()) === null) return
      while (!over.signal.aborted) {
        const beganMs = performance.now()
        const element = video.current
        // A frame may be gone between the question and the answer; the next one comes soon.
        if (element !== null && element.readyState >= 2) await lookOnce(element).catch(() => undefined)
        await pause(Math.max(4, PACE_MS - (performance.now() - beganMs)))
      }
    }
    void run()
    return () => {
      over.abort()
      setShown(null)
    }
  }, [isLive, port, video])

  return shown
}
