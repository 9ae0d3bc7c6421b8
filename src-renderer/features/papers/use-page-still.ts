import { useEffect, useState } from 'react'
import { useStation } from '../../bridge/station-context.tsx'
import { useTokenImage } from '../../bridge/token-image.ts'

/** A kept page as a picture; null until it is there, and for a PDF. */
export function usePageStill(captureId: string | null): string | null {
  const station = useStation()
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    if (captureId === null) return undefined
    let isGone = false
    const borrow = async () => {
      const lent = await station.call('record.pageStill', { captureId })
      if (lent.ok && !isGone) setToken(lent.value.token)
    }
    void borrow()
    return () => {
      isGone = true
      setToken(null)
    }
  }, [captureId, station])
  return useTokenImage(token)
}
