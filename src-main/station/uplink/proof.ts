/**
 * The station's proof on every call: a JWS shaped as DPoP (RFC 9449 §4.2) by its identity key, over the method, the
 * address and the registry's last nonce. Each is used once.
 */
import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto'
import { CompactSign } from 'jose'

export interface Prover {
  /** Value of the `Station-Proof` header. `url` may carry a query; the proof does not. */
  prove(method: string, url: string): Promise<string>
  /** What the registry's last answer brought in `DPoP-Nonce`. */
  takeNonce(nonce: string | null): void
}

/** @param now wall time in ms; the registry reads it but judges by the nonce */
export function createProver(stationId: string, identityKey: KeyObject, now: () => number): Prover {
  const { x = '', y = '' } = createPublicKey(identityKey).export({ format: 'jwk' })
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x, y } }
  let nonce: string | null = null
  return {
    prove: (method, url) => {
      const { origin, pathname } = new URL(url)
      const claims = {
        jti: randomUUID(),
        htm: method,
        htu: origin + pathname,
        iat: Math.floor(now() / 1000),
        ...(nonce !== null && { nonce }),
        sid: stationId,
      }
      return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(identityKey)
    },
    takeNonce: (given) => {
      // A header of the length of a page is no nonce of ours.
      if (given !== null && given.length <= 200) nonce = given
    },
  }
}
