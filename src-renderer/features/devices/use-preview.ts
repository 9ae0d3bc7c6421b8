import { useEffect, useState } from 'react'
import type { EventData } from '../../../src-main/contract/events.ts'
import type { CaptureSlot } from '../../../src-main/contract/records/sitting-parts.ts'
import { useStation } from '../../bridge/station-context.tsx'

export interface ShownPreview {
  readonly url: string
  readonly placement: EventData<'devices.previewed'>['placement']
}

/** What the device sees now, for the slot that is being taken; the latest picture wins. */
export function usePreview(slot: CaptureSlot | null): ShownPreview | null {
  const station = useStation()
  const [shown, setShown] = useState<ShownPreview | null>(null)
  useEffect(() => {
    if (slot === null) return undefined
    let url: string | null = null
    const forget = () => {
      if (url !== null) URL.revokeObjectURL(url)
    }
    const unsubscribe = station.listen('devices.previewed', (preview) => {
      if (preview.slot !== slot) return
      forget()
      url = URL.createObjectURL(new Blob([new Uint8Array(preview.image)], { type: preview.mediaType }))
      setShown({ url, placement: preview.placement })
    })
    return () => {
      unsubscribe()
      forget()
      setShown(null)
    }
  }, [slot, station])
  return shown
}
