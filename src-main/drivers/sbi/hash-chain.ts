import { createHash } from 'node:crypto'

const sha256 = (...parts: readonly Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/**
 * The hash that a sample carries: SHA-256 over the bytes of the hash before it and the SHA-256 of the record, in
 * upper-case hex. `previous` is hex; empty, where there is none, stands for the SHA-256 of nothing. The
 * specification's sentence leaves text or bytes open; this is what MOSIP's reference service computes.
 */
export function nextHash(previous: string, record: Uint8Array): string {
  const before = previous === '' ? sha256() : Buffer.from(previous, 'hex')
  return sha256(before, sha256(record)).toString('hex').toUpperCase()
}
