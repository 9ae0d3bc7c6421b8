/**
 * The station's proof on every call: a JWS shaped as DPoP (RFC 9449 §4.2) in the header `Station-Proof`, by the
 * station's certified identity key, over this method, this address and a nonce of ours.
 *
 * `iat` is read but not measured: a counter's clock may be wrong (design §4.8), and the nonce already bounds the
 * age of a proof (RFC 9449 §11.1).
 */
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { z } from 'zod'
import { stationId } from '../../../src-main/contract/primitives.ts'
import type { Nonces } from './nonces.ts'
import type { Replays } from './replays.ts'

const LONGEST_PROOF = 4_096

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const header = z.strictObject({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  /** A public key only: a `d` here would be a leaked private key, and is refused by the strict object. */
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
})
const payload = z.object({
  jti: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  htm: z.string(),
  htu: z.string().max(2_048),
  iat: z.number(),
  nonce: z.string().max(200).optional(),
  sid: stationId,
})

export interface ProofDeps {
  readonly nonces: Nonces
  readonly replays: Replays
  /** RFC 7638 thumbprint of a station's certified identity key; null for a stranger. */
  identityThumbprint(stationId: string): Promise<string | null>
}

export type ProofVerdict =
  | { readonly ok: true; readonly stationId: string }
  | { readonly ok: false; readonly error: 'use-nonce' | 'bad-proof'; readonly reason: string }

const refused = (reason: string): ProofVerdict => ({ ok: false, error: 'bad-proof', reason })

/** @param url the address called, as the client wrote it; its query is not part of a proof (RFC 9449 §4.2). */
export async function checkProof(
  proof: string | undefined,
  call: { readonly method: string; readonly url: string },
  deps: ProofDeps,
): Promise<ProofVerdict> {
  // Whoever has no nonce yet, which every proof needs, is told so first.
  if (proof === undefined) return { ok: false, error: 'use-nonce', reason: 'no-proof' }
  const opened = await openProof(proof)
  if (!opened) return refused('unreadable')
  const { claims, thumbprint } = opened
  if (claims.htm !== call.method) return refused('htm')
  if (!isSameAddress(claims.htu, call.url)) return refused('htu')
  if ((await deps.identityThumbprint(claims.sid)) !== thumbprint) return refused('unknown-key')
  if (claims.nonce === undefined || !deps.nonces.isFresh(claims.nonce)) {
    return { ok: false, error: 'use-nonce', reason: 'old-nonce' }
  }
  if (!deps.replays.isFirst(claims.sid, claims.jti)) return refused('replayed')
  return { ok: true, stationId: claims.sid }
}

/** The claims of a proof that its own key signed; whose key that is, is the caller's question. */
async function openProof(
  proof: string,
): Promise<{ readonly claims: z.infer<typeof payload>; readonly thumbprint: string } | null> {
  if (proof.length > LONGEST_PROOF) return null
  try {
    const { jwk, alg } = header.parse(decodeProtectedHeader(proof))
    const verified = await compactVerify(proof, await importJWK(jwk, alg), { algorithms: [alg] })
    const claims = payload.parse(JSON.parse(new TextDecoder().decode(verified.payload)))
    return { claims, thumbprint: await calculateJwkThumbprint(jwk) }
  } catch {
    // Not a JWS, not P-256, not signed by that key, not those claims: all the same to a stranger.
    return null
  }
}

function isSameAddress(claimed: string, called: string): boolean {
  if (!URL.canParse(claimed)) return false
  const [a, b] = [new URL(claimed), new URL(called)]
  return a.search === '' && a.hash === '' && a.origin === b.origin && a.pathname === b.pathname
}
