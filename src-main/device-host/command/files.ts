/**
 * Files with a bound: ordinary ones of at most 64 MiB, so that no pipe blocks and no device fills the memory.
 * Read and written at once, not in turns with other work: there is none, and each turn through Node's
 * threads costs as much as a third of compressing a print.
 */
import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Failure, FailureCode } from './failure.ts'

/** A 4000 x 4000 picture in colour without compression is 46 MiB. */
const MOST_BYTES = 64 * 1024 * 1024

export function readBytes(file: string): Result<Uint8Array, Failure> {
  try {
    const found = statSync(file)
    if (!found.isFile()) return fail({ file, code: 'not-a-file' })
    if (found.size > MOST_BYTES) return fail({ file, code: 'file-too-large' })
    return ok(readAtMost(file, found.size))
  } catch (error) {
    return fail({ file, code: codeOf(error, 'cannot-read') })
  }
}

export function writeBytes(file: string, bytes: Uint8Array): Result<void, Failure> {
  try {
    writeFileSync(file, bytes)
    return ok()
  } catch (error) {
    return fail({ file, code: codeOf(error, 'cannot-write') })
  }
}

/** As many bytes as the file had when it was looked at, however it grows meanwhile. */
function readAtMost(file: string, size: number): Uint8Array {
  const handle = openSync(file, 'r')
  try {
    const bytes = new Uint8Array(size)
    let filled = 0
    while (filled < size) {
      const count = readSync(handle, bytes, filled, size - filled, null)
      if (count === 0) break
      filled += count
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(handle)
  }
}

export function codeOf(error: unknown, otherwise: FailureCode): FailureCode {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'not-found'
    case 'EISDIR':
      return 'not-a-file'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-allowed'
    default:
      return otherwise
  }
}
