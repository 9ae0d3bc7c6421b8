/** What signs an application: a software key, or a token behind the same port. */
import { createPrivateKey, sign } from 'node:crypto'
import type { ErrorOf } from '../../contract/errors.ts'
import type { CertificateError } from '../token/certificate-check.ts'
import type { TokenError } from '../../contract/records/token.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

export type SignError = ErrorOf<'vault/locked' | 'vault/seal-failed'> | TokenError | CertificateError

export interface Signer {
  readonly officerId: string
  /** The officer's certificate, DER. */
  readonly certificate: Uint8Array
  /** The authorities between it and the root, DER; whoever verifies has only the root. */
  readonly chain: readonly Uint8Array[]
  readonly algorithm: 'ecdsa-p256' | 'rsa'
  /**
   * Over SHA-256 of `data`: ECDSA in DER (RFC 3279 §2.2.3), RSA as PKCS#1 v1.5. `vault/locked` after a lock, and the
   * words of the token.
   */
  sign(data: Uint8Array): Promise<Result<Uint8Array, SignError>>
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
    chain: [],
    algorithm: 'ecdsa-p256',
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
