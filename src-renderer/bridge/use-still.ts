import { useEffect, useState } from 'react'
import type { CallInput } from '../../src-main/contract/calls/index.ts'
import { useStation } from './station-context.tsx'
import { useTokenImage } from './token-image.ts'

type StillSlot = CallInput<'enrolment.still'>['slot']

/** The preview of an accepted sample; `captureId` changes when it was taken again. */
export function useStill(slot: StillSlot, captureId: string | null): string | null {
  const station = useStation()
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    if (captureId === null) return undefined
    let isGone = false
    const borrow = async () => {
      const lent = await station.call('enrolment.still', { slot })
      if (lent.ok && !isGone) setToken(lent.value.token)
    }
    void borrow()
    return () => {
      isGone = true
      setToken(null)
    }
  }, [slot, captureId, station])
  return useTokenImage(token)
}
