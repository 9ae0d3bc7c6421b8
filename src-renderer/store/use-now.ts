import { useEffect, useState } from 'react'

const MINUTE = 60_000

/** The instant that days are counted from; it moves on while the window stays open over midnight. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}
