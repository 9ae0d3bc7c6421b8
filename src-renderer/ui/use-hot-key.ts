import { useEffect, useEffectEvent } from 'react'
import { matches } from './hot-key.ts'

/** Runs `act` when the combination is pressed anywhere in the window; null listens for nothing. */
export function useHotKey(combination: string | null, act: () => void): void {
  const onPress = useEffectEvent(act)
  useEffect(() => {
    if (combination === null) return undefined
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !matches(combination, event)) return
      event.preventDefault()
      onPress()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [combination])
}
