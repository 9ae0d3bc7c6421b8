/** Bytes for a page, fetched once by an unguessable token: stills and sealed files never travel in events. */
import { randomBytes } from 'node:crypto'
import type { WindowId } from '../../contract/windows.ts'

export interface TokenAsset {
  readonly bytes: Uint8Array
  readonly mime: string
}

export interface Tokens {
  /** `load` runs when the page fetches; a token that nobody fetched is dropped after `ttlMs`. */
  issue(window: WindowId, load: () => Promise<TokenAsset | null>): string
  /** Null for a token that is unknown, used, old, or another window's. */
  take(window: WindowId, token: string): Promise<TokenAsset | null>
  /** Forgets every token, at lock. */
  clear(): void
}

interface Pending {
  readonly window: WindowId
  readonly load: () => Promise<TokenAsset | null>
  readonly until: number
}

export function createTokens(now: () => number = Date.now, ttlMs = 60_000): Tokens {
  const pending = new Map<string, Pending>()
  const dropOld = () => {
    for (const [token, { until }] of pending) if (until < now()) pending.delete(token)
  }
  return {
    issue(window, load) {
      dropOld()
      const token = randomBytes(24).toString('base64url')
      pending.set(token, { window, load, until: now() + ttlMs })
      return token
    },
    async take(window, token) {
      dropOld()
      const found = pending.get(token)
      if (!found || found.window !== window) return null
      pending.delete(token)
      return found.load()
    },
    clear: () => pending.clear(),
  }
}
