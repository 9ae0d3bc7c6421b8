/** X.509 v3 certificates (RFC 5280) by pkijs: one function, and a table of what each kind may be used for. */
import { createHash, createPublicKey, randomBytes, webcrypto, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { derOf, pemOf } from './pem.ts'

/** RFC 5280 §4.2.1.3, first octet of the bit string: bit 0 is the highest. */
const digitalSignature = 0x80
const nonRepudiation = 0x40
const keyAgreement = 0x08
const keyCertSign = 0x04
const cRLSign = 0x02

export type CertificateKind = 'ca' | 'tls' | 'agreement' | 'signature' | 'officer'

/** An officer's has no extended key usage: OpenSSL's `cms -verify` then takes it for what its bits say. */
const keyUsage: Record<CertificateKind, number> = {
  ca: keyCertSign | cRLSign,
  tls: digitalSignature,
  agreement: keyAgreement,
  signature: digitalSignature,
  officer: digitalSignature | nonRepudiation,
}

export interface Subject {
  readonly commonName: string
  readonly organization?: string
  /** X.520 serialNumber: an officer's id. */
  readonly serialNumber?: string
}

export interface CertificateOptions {
  readonly kind: CertificateKind
  readonly subject: Subject
  readonly publicKey: KeyObject
  /** Host names and addresses of a TLS server. */
  readonly hosts?: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
  /** Authorities that may stand below a `ca`; none by itself. */
  readonly pathLength?: number
  /** Other key usage than its kind's, for certificates that contradict themselves. */
  readonly usage?: number
}

export interface Issuer {
  /** Null: the certificate signs itself. */
  readonly certificatePem: string | null
  /** P-256. */
  readonly key: KeyObject
}

/** Issues a certificate, signed ECDSA with SHA-256; answers its PEM. */
export async function issueCertificate(issuer: Issuer, options: CertificateOptions): Promise<string> {
  const certificate = new pkijs.Certificate()
  const subject = nameOf(options.subject)
  const spki = spkiOf(options.publicKey)
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ valueHex: serialNumber() })
  certificate.subject = subject
  certificate.issuer = issuer.certificatePem === null ? subject : parsed(issuer.certificatePem).subject
  certificate.notBefore.value = options.notBefore
  certificate.notAfter.value = options.notAfter
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(spki)
  const issuerSpki = issuer.certificatePem === null ? spki : spkiOf(createPublicKey(issuer.certificatePem))
  certificate.extensions = extensionsOf(options, keyIdentifier(spki), keyIdentifier(issuerSpki))
  await certificate.sign(await signingKey(issuer.key), 'SHA-256')
  return pemOf('CERTIFICATE', certificate.toSchema(true).toBER(false))
}

function extensionsOf(
  options: CertificateOptions,
  subjectKey: ArrayBuffer,
  issuerKey: ArrayBuffer,
): pkijs.Extension[] {
  const isCa = options.kind === 'ca'
  const list = [
    extension(
      '2.5.29.19',
      true,
      new pkijs.BasicConstraints(
        isCa ? { cA: true, pathLenConstraint: options.pathLength ?? 0 } : {},
      ).toSchema(),
    ),
    extension('2.5.29.15', true, usageBits(options.usage ?? keyUsage[options.kind])),
    extension('2.5.29.14', false, new asn1js.OctetString({ valueHex: subjectKey })),
    extension(
      '2.5.29.35',
      false,
      new pkijs.AuthorityKeyIdentifier({
        keyIdentifier: new asn1js.OctetString({ valueHex: issuerKey }),
      }).toSchema(),
    ),
  ]
  if (options.kind === 'tls') {
    list.push(
      extension('2.5.29.37', false, new pkijs.ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] }).toSchema()),
    )
    const altNames = (options.hosts ?? []).map(generalName)
    list.push(extension('2.5.29.17', false, new pkijs.GeneralNames({ names: altNames }).toSchema()))
  }
  return list
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) })
}

/** DER wants trailing zero bits of a named bit list left out. */
function usageBits(octet: number): asn1js.BitString {
  const unusedBits = 31 - Math.clz32(octet & -octet)
  return new asn1js.BitString({ valueHex: Uint8Array.of(octet).buffer, unusedBits })
}

/** SAN: an address as four or sixteen octets, anything else as a DNS name. */
function generalName(host: string): pkijs.GeneralName {
  if (isIP(host) === 0) return new pkijs.GeneralName({ type: 2, value: host })
  if (isIP(host) !== 4) throw new RangeError('only IPv4 addresses are served')
  const octets = Uint8Array.from(host.split('.'), Number)
  return new pkijs.GeneralName({ type: 7, value: new asn1js.OctetString({ valueHex: octets.buffer }) })
}

function nameOf(subject: Subject): pkijs.RelativeDistinguishedNames {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['2.5.4.10', subject.organization],
    ['2.5.4.3', subject.commonName],
    ['2.5.4.5', subject.serialNumber],
  ]
  const value = parts.flatMap(([type, text]) =>
    text === undefined
      ? []
      : [
          new asn1js.Set({
            value: [new pkijs.AttributeTypeAndValue({ type, value: textOf(type, text) }).toSchema()],
          }),
        ],
  )
  // pkijs would put all parts into one set; a name is a sequence of sets.
  return pkijs.RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value }).toBER(false))
}

/** X.520 has serialNumber as PrintableString only. */
function textOf(type: string, value: string): asn1js.Utf8String | asn1js.PrintableString {
  return type === '2.5.4.5' ? new asn1js.PrintableString({ value }) : new asn1js.Utf8String({ value })
}

/** 16 random octets, positive and without a leading zero octet. */
function serialNumber(): ArrayBuffer {
  const octets = Uint8Array.from(randomBytes(16))
  octets[0] = ((octets[0] ?? 0) & 0x3f) | 0x40
  return octets.buffer
}

/** RFC 5280 §4.2.1.2, method 1: SHA-1 of the key bits; an identifier, not a protection. */
function keyIdentifier(spki: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const bits = pkijs.PublicKeyInfo.fromBER(spki).subjectPublicKey.valueBlock.valueHexView
  return new Uint8Array(createHash('sha1').update(bits).digest()).buffer
}

const spkiOf = (key: KeyObject): Uint8Array<ArrayBuffer> =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }))
const parsed = (pem: string): pkijs.Certificate => pkijs.Certificate.fromBER(derOf(pem))

function signingKey(key: KeyObject): Promise<webcrypto.CryptoKey> {
  const pkcs8 = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }))
  return webcrypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
}
