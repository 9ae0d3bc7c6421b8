import { useEffect, useEffectEvent } from 'react'
import { useStation } from '../../bridge/station-context.tsx'

/** Hears each code that a reader reads, wherever the focus is. */
export function useScanned(act: (text: string) => void): void {
  const station = useStation()
  const onScan = useEffectEvent(act)
  useEffect(() => station.listen('devices.scanned', ({ text }) => onScan(text)), [station])
}
