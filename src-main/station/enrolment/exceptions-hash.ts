import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Exception } from '../../contract/records/exception.ts'

/** What a supervisor far away decides on: SHA-256 of the canonical JSON (RFC 8785) of the exceptions, hex. */
export function exceptionsHash(exceptions: readonly Exception[]): string {
  return createHash('sha256')
    .update(canonicalize(exceptions) ?? '')
    .digest('hex')
}
