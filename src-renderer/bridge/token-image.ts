/** Pictures that main lends to a page: fetched once by a token, shown from memory, then forgotten. */
import { useEffect, useState } from 'react'
import type { AppError } from '../../src-main/contract/errors.ts'
import { fail, ok, type Result } from '../../src-main/contract/result.ts'

type Fetch = (path: string, init: { signal: AbortSignal }) => Promise<Response>

/** Fetches `/still/<token>` or `/sealed/<token>`; a token works once, so there is no second try. */
export async function fetchToken(
  kind: 'still' | 'sealed',
  token: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  const bug: AppError = { code: 'internal/bug', ref: `bridge:${kind}` }
  try {
    const answer = await fetch(`/${kind}/${encodeURIComponent(token)}`, { signal })
    return answer.ok ? ok(await answer.blob()) : fail(bug)
  } catch {
    return fail(bug)
  }
}

/** A URL for `<img>`, or null until it is there; it is revoked when the picture leaves the screen. */
export function useTokenImage(token: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (token === null) return undefined
    const stop = new AbortController()
    let made: string | null = null
    const show = async () => {
      const picture = await fetchToken('still', token, (path, init) => fetch(path, init), stop.signal)
      if (!picture.ok || stop.signal.aborted) return
      made = URL.createObjectURL(picture.value)
      setUrl(made)
    }
    void show()
    return () => {
      stop.abort()
      if (made !== null) URL.revokeObjectURL(made)
      setUrl(null)
    }
  }, [token])
  return url
}
