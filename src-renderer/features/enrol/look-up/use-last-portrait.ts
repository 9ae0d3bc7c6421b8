import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../../src-main/contract/calls/index.ts'
import { useStation } from '../../../bridge/station-context.tsx'
import { useTokenImage } from '../../../bridge/token-image.ts'

type Portrait = CallOutput<'residents.lastPortrait'>['portrait']

/** Fetched when the step is looked at, and again when asked; `undefined` until main has answered. */
export function useLastPortrait() {
  const station = useStation()
  const [portrait, setPortrait] = useState<Portrait | undefined>(undefined)
  const [round, setRound] = useState({ times: 0 })
  useEffect(() => {
    const isOf = round
    let isGone = false
    const fetchIt = async () => {
      const answer = await station.call('residents.lastPortrait', {})
      if (!isGone && isOf === round) setPortrait(answer.ok ? answer.value.portrait : null)
    }
    void fetchIt()
    return () => {
      isGone = true
    }
  }, [station, round])
  const picture = useTokenImage(portrait?.token ?? null)

  function again() {
    setPortrait(undefined)
    setRound({ times: round.times + 1 })
  }
  return { portrait, picture, again }
}
