import { useEffect } from 'react'
import { useStation } from '../../bridge/station-context.tsx'

/** Often enough for the shortest idle time of a pack, seldom enough to be no work. */
const EVERY_MS = 4_000

/** Tells main that somebody is at the keys, so that it does not lock under their hands. */
export function useTouch(isSignedIn: boolean): void {
  const station = useStation()
  useEffect(() => {
    if (!isSignedIn) return
    let last = performance.now()
    const touch = () => {
      if (performance.now() - last < EVERY_MS) return
      last = performance.now()
      void station.call('officers.touch', {})
    }
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true })
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true })
    }
  }, [station, isSignedIn])
}
