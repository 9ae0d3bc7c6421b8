import { useEffect, useState } from 'react'
import type { Result } from '../../src-main/contract/result.ts'
import { useTokenImage } from './token-image.ts'

type Lent = Result<{ readonly token: string }>

/** A picture that main lends by a one-time token; null until it is there. `lend` is asked anew when it is another function; null asks nothing. */
export function useLentImage(lend: (() => Promise<Lent>) | null): string | null {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    if (lend === null) return undefined
    let isGone = false
    const borrow = async () => {
      const lent = await lend()
      if (lent.ok && !isGone) setToken(lent.value.token)
    }
    void borrow()
    return () => {
      isGone = true
      setToken(null)
    }
  }, [lend])
  return useTokenImage(token)
}
