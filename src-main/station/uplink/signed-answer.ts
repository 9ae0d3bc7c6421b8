/** What the registry signs: compact JWS, ES256, by a key that was pinned at provisioning. */
import { X509Certificate } from 'node:crypto'
import { compactVerify } from 'jose'
import type { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

export type Nonsense = ErrorOf<'uplink/nonsense'>

export interface Expected<T> {
  /** PEM of the certificate whose key must have signed. */
  readonly certificatePem: string
  readonly typ: string
  readonly schema: z.ZodType<T>
}

/** The claims, or `uplink/nonsense`: whatever is wrong with it, it is not the registry's word. */
export async function readSigned<T>(
  jws: string,
  { certificatePem, typ, schema }: Expected<T>,
): Promise<Result<T, Nonsense>> {
  try {
    const { publicKey } = new X509Certificate(certificatePem)
    const { payload, protectedHeader } = await compactVerify(jws, publicKey, { algorithms: ['ES256'] })
    const claims = schema.safeParse(JSON.parse(Buffer.from(payload).toString('utf8')))
    if (protectedHeader.typ === typ && claims.success) return ok(claims.data)
  } catch {
    // Not a JWS, not by that key, not JSON.
  }
  return fail({ code: 'uplink/nonsense', what: typ })
}
