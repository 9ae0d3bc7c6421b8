/**
 * The authorities that stations are to believe, signed by the policy key and dated. `next-ca.crt.pem` in the folder,
 * put there before the registry changes its authority, is told along; stations then believe both.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno } from './durable-files.ts'
import type { Authority } from './pki/authority.ts'

/** A compact JWS, typ `tram-pins+jwt`. */
export async function signPins(dir: string, { ca, policy }: Authority, now: () => Date): Promise<string> {
  const next = await readFile(join(dir, 'next-ca.crt.pem'), 'utf8').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  })
  const authorities = next === null ? [ca.certificatePem] : [ca.certificatePem, next]
  return policy.signer.sign('tram-pins+jwt', { schema: 'pins/1', issuedAt: now().toISOString(), authorities })
}
