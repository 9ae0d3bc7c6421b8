import { useMemo } from 'react'
import { useStation } from '../../bridge/station-context.tsx'
import { useLentImage } from '../../bridge/use-lent-image.ts'

/** A kept page as a picture; null until it is there, and for a PDF. */
export function usePageStill(captureId: string | null): string | null {
  const station = useStation()
  const lend = useMemo(
    () => (captureId === null ? null : () => station.call('record.pageStill', { captureId })),
    [captureId, station],
  )
  return useLentImage(lend)
}
