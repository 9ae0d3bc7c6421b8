/** Turns a system error into the words of the contract. */
import type { ErrorOf } from '../../contract/errors.ts'
import { errorCode, type Platform } from './platform.ts'

export type WriteError = ErrorOf<'journal/disk-full' | 'journal/write-failed'>

const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** `what` is the system's code, never a path. */
export async function writeErrorOf(platform: Platform, dir: string, cause: unknown): Promise<WriteError> {
  const code = errorCode(cause)
  if (!FULL.has(code)) return { code: 'journal/write-failed', what: code || 'unknown' }
  return { code: 'journal/disk-full', freeBytes: await platform.freeBytes(dir).catch(() => 0) }
}
