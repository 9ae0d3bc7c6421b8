import { useEffect, useState } from 'react'
import { useStation } from '../../bridge/station-context.tsx'
import type { FingerSlot } from './fingers.ts'

/** What the scanner sees now, for the slot that is being taken; the latest picture wins. */
export function usePreview(slot: FingerSlot | null): string | null {
  const station = useStation()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (slot === null) return undefined
    let shown: string | null = null
    const forget = () => {
      if (shown !== null) URL.revokeObjectURL(shown)
    }
    const unsubscribe = station.listen('devices.previewed', (preview) => {
      if (preview.slot !== slot) return
      forget()
      shown = URL.createObjectURL(new Blob([new Uint8Array(preview.image)], { type: preview.mediaType }))
      setUrl(shown)
    })
    return () => {
      unsubscribe()
      forget()
      setUrl(null)
    }
  }, [slot, station])
  return url
}
