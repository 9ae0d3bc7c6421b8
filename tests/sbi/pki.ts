/** A maker's certification authority and the keys of its devices: everything is made when the tests run. */
import { generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto'
import { CompactSign } from 'jose'
import { issueCertificate, type CertificateKind, type Issuer } from '../registry/pki/certificate.ts'
import { derOf } from '../registry/pki/pem.ts'

const dayMs = 86_400_000

export interface Authority extends Issuer {
  readonly certificatePem: string
  readonly certificate: X509Certificate
}

/** A key with the certificates that go into `x5c`, its own first. */
export interface Signer {
  readonly key: KeyObject
  readonly x5c: readonly string[]
}

interface Dates {
  readonly notBefore: Date
  readonly notAfter: Date
}
const today = (): Dates => ({
  notBefore: new Date(Date.now() - dayMs),
  notAfter: new Date(Date.now() + dayMs),
})
export const lastYear = (): Dates => ({
  notBefore: new Date(Date.now() - 365 * dayMs),
  notAfter: new Date(Date.now() - 300 * dayMs),
})

interface AuthorityOptions {
  /** Another kind than `ca` makes a pretender. */
  readonly kind?: CertificateKind
  readonly usage?: number
  readonly pathLength?: number
  readonly dates?: Dates
}

export async function makeAuthority(
  commonName: string,
  above: Authority | null = null,
  { kind = 'ca', pathLength = 1, dates = today(), usage }: AuthorityOptions = {},
): Promise<Authority> {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = above ?? { certificatePem: null, key }
  const extra = usage === undefined ? {} : { usage }
  const about = { kind, subject: { commonName }, publicKey, pathLength, ...extra, ...dates }
  const certificatePem = await issueCertificate(issuer, about)
  return { certificatePem, certificate: new X509Certificate(certificatePem), key }
}

/** A device's key: RSA of 2048 bits, as RS256 wants. `chain` is sent along after its own certificate. */
export async function makeSigner(
  issuer: Authority,
  { kind = 'signature', dates = today(), chain = [], key = newRsaKey() }: SignerOptions = {},
): Promise<Signer> {
  const about = { kind, subject: { commonName: 'device' }, publicKey: key.publicKey, ...dates }
  const pem = await issueCertificate(issuer, about)
  const x5c = [pem, ...chain.map(({ certificatePem }) => certificatePem)].map((one) =>
    Buffer.from(derOf(one)).toString('base64'),
  )
  return { key: key.privateKey, x5c }
}

interface SignerOptions {
  readonly kind?: CertificateKind
  readonly dates?: Dates
  readonly chain?: readonly Authority[]
  readonly key?: ReturnType<typeof newRsaKey>
}

export const newRsaKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

export function sign(payload: unknown, { key, x5c }: Signer): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5c: [...x5c] })
    .sign(key)
}
