import { useEffect } from 'react'
import { hasSecondScreen } from '../../bridge/second-screen.ts'
import { useStation } from '../../bridge/station-context.tsx'

/**
 * With one screen, as on a visit, the citizen's page comes to lie over the officer's while there is something to read,
 * and the officer's comes back once it is answered, taken back or left. With two screens each stays where it is.
 */
export function useTurnedScreen(isShown: boolean): void {
  const station = useStation()
  useEffect(() => {
    if (!isShown || hasSecondScreen()) return
    void station.call('station.openWindow', { window: 'citizen' })
    return () => void station.call('station.openWindow', { window: 'officer' })
  }, [isShown, station])
}
