import { useCallback, useEffect, useState } from 'react'
import type { CallOutput } from '../../../../src-main/contract/calls/index.ts'
import { useStation } from '../../../bridge/station-context.tsx'
import { useTokenImage } from '../../../bridge/token-image.ts'

type Portrait = CallOutput<'residents.lastPortrait'>['portrait']

/** Fetched when the step is looked at, and again when asked; `undefined` until main has answered. */
export function useLastPortrait(applicationId: string) {
  const station = useStation()
  const [portrait, setPortrait] = useState<Portrait | undefined>(undefined)
  const fetchIt = useCallback(
    async (isGone: () => boolean) => {
      const answer = await station.call('residents.lastPortrait', {})
      if (!isGone()) setPortrait(answer.ok ? answer.value.portrait : null)
    },
    [station],
  )
  useEffect(() => {
    let isGone = false
    void fetchIt(() => isGone)
    return () => {
      isGone = true
      setPortrait(undefined)
    }
  }, [applicationId, fetchIt])
  const picture = useTokenImage(portrait?.token ?? null)

  function again() {
    setPortrait(undefined)
    void fetchIt(() => false)
  }
  return { portrait, picture, again }
}
