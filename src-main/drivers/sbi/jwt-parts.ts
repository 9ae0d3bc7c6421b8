/** The parts of a compact JWS (RFC 7515 §3.1) before anybody has verified it. */
import { readBase64url, readJson } from './values.ts'

/** What it claims, unverified: only to choose what to verify. Undefined where it is no JWS. */
export function payloadOf(jws: string): unknown {
  const parts = jws.split('.', 4)
  const bytes = parts.length === 3 ? readBase64url(parts[1] ?? '') : null
  return bytes === null ? undefined : readJson(bytes)
}
