/** PKCS#10 requests (RFC 2986) from outside: taken only if they verify and their key is P-256. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import * as pkijs from 'pkijs'
import { derOf, pemOf } from './pem.ts'

const LONGEST_PEM = 8_192

/**
 * The request's public key, or null where it is none of ours to certify. Subject and attributes are ignored:
 * the registry decides who somebody is.
 */
export async function readSigningRequest(pem: string): Promise<KeyObject | null> {
  if (pem.length > LONGEST_PEM || !/^-----BEGIN (NEW )?CERTIFICATE REQUEST-----/.test(pem)) return null
  try {
    const request = pkijs.CertificationRequest.fromBER(derOf(pem))
    const spki = request.subjectPublicKeyInfo.toSchema().toBER(false)
    const key = createPublicKey(pemOf('PUBLIC KEY', spki))
    if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return null
    return (await request.verify()) ? key : null
  } catch {
    // Whatever pkijs and OpenSSL throw here is about bytes that somebody else made.
    return null
  }
}
