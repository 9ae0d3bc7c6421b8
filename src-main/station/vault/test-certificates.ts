/** A small certification authority for tests: everything is made when the test runs. */
import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto'
import { nameOf, pemOf, publicKeyInfo, signatureAlgorithm, signedBlock } from './certificate-request.ts'
import {
  bits,
  integer,
  itemsOf,
  octets,
  oid,
  sequence,
  tagged,
  taggedPrimitive,
  utcTime,
  type Block,
} from './der.ts'
import { newKeyPair } from './station-keys.ts'

/** KeyUsage bits, first byte (RFC 5280 §4.2.1.3). */
const SIGN = 0b1100_0000
export const AGREE = 0b0000_1000
const CERTIFY = 0b0000_0110

export interface TestCertificate {
  readonly pem: string
  readonly der: Buffer
  readonly key: KeyObject
}

export interface TestCa extends TestCertificate {
  /** PEM for the key of a PKCS#10 request: digitalSignature and nonRepudiation, no EKU (design §4.4). */
  issueFor(csrPem: string): string
  issue(name: string, usage?: number, host?: string): TestCertificate
}

const newKey = () => createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })
const yes = () => Buffer.from([1, 1, 0xff])
const extension = (id: string, critical: boolean, value: Block) =>
  sequence(oid(id), ...(critical ? [yes()] : []), octets(value))

interface Facts {
  readonly subject: string
  readonly issuer: string
  readonly spki: Block
  readonly usage: number
  readonly host?: string | undefined
  readonly ca?: boolean
}

function certificateAt(
  atMs: number,
  { subject, issuer, spki, usage, host, ca }: Facts,
  issuerKey: KeyObject,
): Buffer {
  const day = (offset: number) => utcTime(new Date(atMs + offset * 86_400_000))
  const extensions = [
    ...(ca ? [extension('2.5.29.19', true, sequence(yes()))] : []),
    extension('2.5.29.15', true, bits(Buffer.from([usage]), usage === SIGN ? 6 : usage === AGREE ? 3 : 1)),
    ...(host ? [extension('2.5.29.17', false, sequence(taggedPrimitive(2, Buffer.from(host))))] : []),
  ]
  const serial = Buffer.from([2, 8, 1, ...randomBytes(7)])
  const toBeSigned = sequence(
    tagged(0, integer(2)),
    serial,
    signatureAlgorithm(),
    nameOf(issuer),
    sequence(day(-1), day(1)),
    nameOf(subject),
    spki,
    tagged(3, sequence(...extensions)),
  )
  return signedBlock(toBeSigned, issuerKey)
}

/** @param atMs everything it makes is good for a day before and after this */
export function makeCa(name = 'Test CA', atMs = Date.now()): TestCa {
  const certificate = (facts: Facts, issuerKey: KeyObject) => certificateAt(atMs, facts, issuerKey)
  const key = newKey()
  const root = certificate(
    { subject: name, issuer: name, spki: publicKeyInfo(key), usage: CERTIFY, ca: true },
    key,
  )
  return {
    pem: pemOf('CERTIFICATE', root),
    der: root,
    key,
    issueFor: (csrPem) => {
      const request = Buffer.from(csrPem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')
      const spki = itemsOf(itemsOf(request)[0] ?? request)[2]
      if (!spki) throw new Error('no key')
      return pemOf('CERTIFICATE', certificate({ subject: 'officer', issuer: name, spki, usage: SIGN }, key))
    },
    issue: (subject, usage = SIGN, host) => {
      const own = newKey()
      const bytes = certificate({ subject, issuer: name, spki: publicKeyInfo(own), usage, host }, key)
      return { pem: pemOf('CERTIFICATE', bytes), der: bytes, key: own }
    },
  }
}
