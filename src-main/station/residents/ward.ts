/**
 * The extract of the signed-in officer: opening begins at sign-in and does not hold it up; who looks somebody up
 * earlier waits for it. At lock it is forgotten, finished or not.
 */
import { fail, type Result } from '../../contract/result.ts'
import type { Extract } from './extract.ts'

export interface Ward {
  readonly open: () => void
  readonly forget: () => void
  /** `station/not-provisioned` where nobody is signed in. */
  readonly extract: () => Promise<Result<Extract>>
}

export function createWard(openExtract: (signal: AbortSignal) => Promise<Result<Extract>>): Ward {
  let opening: { readonly abort: AbortController; readonly extract: Promise<Result<Extract>> } | null = null
  const forget = () => {
    opening?.abort.abort()
    opening = null
  }
  return {
    open: () => {
      forget()
      const abort = new AbortController()
      opening = { abort, extract: openExtract(abort.signal) }
    },
    forget,
    extract: async () => (opening === null ? fail({ code: 'station/not-provisioned' }) : opening.extract),
  }
}
