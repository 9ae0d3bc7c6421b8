/** PKCS#10 requests as a station makes them, for tests. */
import { createPublicKey, webcrypto, type KeyObject } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { pemOf } from '../pki/pem.ts'

/** A request for a P-256 private key, signed with it. */
export async function makeSigningRequest(key: KeyObject, commonName = 'station'): Promise<string> {
  const request = new pkijs.CertificationRequest()
  request.version = 0
  const value = new asn1js.Utf8String({ value: commonName })
  request.subject.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value }))
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  request.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(spki)
  const pkcs8 = Uint8Array.from(key.export({ type: 'pkcs8', format: 'der' }))
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const signer = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  await request.sign(signer, 'SHA-256')
  return pemOf('CERTIFICATE REQUEST', request.toSchema(true).toBER(false))
}
