import { useEffect, useState } from 'react'
import type { IrisGuide } from '../../../src-main/contract/records/iris-check.ts'
import { useStation } from '../../bridge/station-context.tsx'

/** A word that nobody has repeated for so long belongs to a capture that is over. */
const staleMs = 2_000

/** What the citizen is to do now; null while nothing is being taken. */
export function useEyesGuide(): IrisGuide | null {
  const station = useStation()
  const [guide, setGuide] = useState<IrisGuide | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = station.listen('citizen.eyesGuided', (said) => {
      clearTimeout(timer)
      timer = setTimeout(() => setGuide(null), staleMs)
      setGuide(said.guide)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
    }
  }, [station])
  return guide
}
