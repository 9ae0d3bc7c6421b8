/** What signs an application: a software key now, a token behind the same port. */
import { createPrivateKey, sign } from 'node:crypto'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

export interface Signer {
  readonly officerId: string
  /** The officer's certificate, DER. */
  readonly certificate: Uint8Array
  /** ECDSA P-256 with SHA-256 over `data`; the signature in DER (RFC 3279 §2.2.3). `vault/locked` after a lock. */
  sign(data: Uint8Array): Promise<Result<Uint8Array, ErrorOf<'vault/locked' | 'vault/seal-failed'>>>
}

/** Takes `pkcs8` over: it is zeroed by `zero`, and with it the signer is spent. */
export function softwareSigner(
  officerId: string,
  certificate: Uint8Array,
  pkcs8: Buffer,
): { signer: Signer; zero: () => void } {
  let spent = false
  const signer: Signer = {
    officerId,
    certificate,
    sign: (data) => {
      if (spent) return Promise.resolve(fail({ code: 'vault/locked' }))
      const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
      return Promise.resolve(ok(sign('sha256', data, key)))
    },
  }
  const zero = () => {
    spent = true
    pkcs8.fill(0)
  }
  return { signer, zero }
}
