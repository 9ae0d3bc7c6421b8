import { useEffect, useState } from 'react'
import { useStation } from '../../bridge/station-context.tsx'

const AT_ONCE = 200

/** Names for rows, from main, in memory only, while an officer is signed in. */
export function useLabels(applicationIds: readonly string[]): Readonly<Record<string, string>> {
  const station = useStation()
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({})
  const wanted = applicationIds.slice(0, AT_ONCE).join(' ')
  useEffect(() => {
    if (wanted === '') return undefined
    let isGone = false
    const ask = async () => {
      const answer = await station.call('queue.labels', { applicationIds: wanted.split(' ') })
      if (answer.ok && !isGone) setLabels(answer.value.labels)
    }
    void ask()
    return () => {
      isGone = true
    }
  }, [wanted, station])
  return labels
}
