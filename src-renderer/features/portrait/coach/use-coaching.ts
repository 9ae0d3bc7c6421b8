import { useEffect, useState } from 'react'
import type { Coaching } from '../../../../src-main/contract/records/portrait-check.ts'
import { useStation } from '../../../bridge/station-context.tsx'

type Word = Extract<Coaching, { show: 'hint' }>

export interface CitizensCoaching {
  readonly word: Word | null
  /** The shot that the officer has before them, as a blob URL that lives as long as it is shown. */
  readonly shot: { readonly url: string; readonly number: number; readonly of: number } | null
}

const nothing: CitizensCoaching = { word: null, shot: null }

/** The citizen's end of `useMirror`. */
export function useCoaching(): CitizensCoaching {
  const station = useStation()
  const [shown, setShown] = useState(nothing)
  useEffect(() => {
    let url: string | null = null
    const forget = () => {
      if (url !== null) URL.revokeObjectURL(url)
      url = null
    }
    const unsubscribe = station.listen('citizen.coached', (coaching) => {
      forget()
      if (coaching.show === 'hint') return setShown({ word: coaching, shot: null })
      url = URL.createObjectURL(new Blob([new Uint8Array(coaching.jpeg)], { type: 'image/jpeg' }))
      setShown({ word: null, shot: { url, number: coaching.number, of: coaching.of } })
    })
    return () => {
      unsubscribe()
      forget()
      setShown(nothing)
    }
  }, [station])
  return shown
}
