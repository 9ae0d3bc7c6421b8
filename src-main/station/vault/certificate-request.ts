/** PKCS#10 requests (RFC 2986) for keys that never leave the station. */
import { createPublicKey, sign, type KeyObject } from 'node:crypto'
import { algorithm, bits, integer, oid, sequence, setOf, tagged, utf8, type Block } from './der.ts'

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'

/** RelativeDistinguishedNames of one common name (RFC 5280 §4.1.2.4). */
export const nameOf = (commonName: string): Block =>
  sequence(setOf(sequence(oid(COMMON_NAME), utf8(commonName))))

/** `SEQUENCE { toBeSigned, algorithm, signature }`, as requests and certificates are. */
export function signedBlock(toBeSigned: Block, key: KeyObject): Buffer {
  return sequence(toBeSigned, signatureAlgorithm(), bits(sign('sha256', toBeSigned, key)))
}

export const signatureAlgorithm = (): Block => algorithm(ECDSA_WITH_SHA256)

export const publicKeyInfo = (key: KeyObject): Block =>
  createPublicKey(key).export({ type: 'spki', format: 'der' })

/**
 * @param key P-256 private key
 * @param commonName put in as it is; the registry decides what its certificate really says
 * @returns PEM, signed with ecdsa-with-SHA256
 */
export function certificateRequest(key: KeyObject, commonName: string): string {
  const request = sequence(integer(0), nameOf(commonName), publicKeyInfo(key), tagged(0))
  return pemOf('CERTIFICATE REQUEST', signedBlock(request, key))
}

export function pemOf(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
