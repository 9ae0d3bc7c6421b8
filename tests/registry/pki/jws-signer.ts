/** Compact JWS by one of the registry's keys: ES256 (RFC 7515, RFC 7518 §3.4). */
import { CompactSign, calculateJwkThumbprint, exportJWK } from 'jose'
import { createPublicKey } from 'node:crypto'
import type { KeyPair } from './key-files.ts'

export interface JwsSigner {
  /** RFC 7638 thumbprint of the public key, the `kid` of every signature. */
  readonly kid: string
  sign(typ: string, payload: unknown): Promise<string>
}

export async function createJwsSigner(pair: KeyPair): Promise<JwsSigner> {
  const kid = await calculateJwkThumbprint(await exportJWK(createPublicKey(pair.key)))
  return {
    kid,
    sign: (typ, payload) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'ES256', typ, kid })
        .sign(pair.key),
  }
}
