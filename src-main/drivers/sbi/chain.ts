/** From the certificates that come with a signature to one of the anchors that the station was given. */
import { X509Certificate, type KeyObject } from 'node:crypto'
import { fail, ok, type Result } from '../../contract/result.ts'
import { limitsOf } from './certificate-limits.ts'

export type ChainFault =
  'no-anchors' | 'certificate' | 'certificate-date' | 'certificate-use' | 'certificate-stranger'

export interface Trust {
  /** The authorities whose devices are believed; none believes nobody. */
  readonly anchors: readonly X509Certificate[]
  readonly at: Date
}

/** Authorities between a device and its anchor; longer chains are not walked. */
const mostBetween = 4

/**
 * The key of the first certificate, which must be in date, allowed to sign, and lead to an anchor. `x5c` holds
 * DER in base64 (RFC 7515 §4.1.6), the signer's own first.
 */
export function keyOfChain(x5c: readonly string[], { anchors, at }: Trust): Result<KeyObject, ChainFault> {
  if (anchors.length === 0) return fail('no-anchors')
  const [leaf, ...between] = x5c.slice(0, mostBetween + 1).map(readCertificate)
  if (leaf === undefined || leaf === null || between.includes(null)) return fail('certificate')
  if (!limitsOf(leaf).maySign) return fail('certificate-use')
  const others = between.filter((certificate) => certificate !== null)
  let current = leaf
  for (let below = 0; below <= mostBetween; below += 1) {
    if (!isInDate(current, at)) return fail('certificate-date')
    const anchor = anchors.find((candidate) => hasIssued(candidate, current, below))
    if (anchor !== undefined) return isInDate(anchor, at) ? ok(leaf.publicKey) : fail('certificate-date')
    const issuer = others.find((candidate) => hasIssued(candidate, current, below))
    if (issuer === undefined) break
    current = issuer
  }
  return fail('certificate-stranger')
}

function readCertificate(base64: string): X509Certificate | null {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'))
  } catch {
    return null
  }
}

/** `below`: how many authorities stand between the issuer and the device's certificate already. */
function hasIssued(issuer: X509Certificate, subject: X509Certificate, below: number): boolean {
  const { mayCertify, pathLength } = limitsOf(issuer)
  if (!mayCertify || pathLength < below || !subject.checkIssued(issuer)) return false
  try {
    return subject.verify(issuer.publicKey)
  } catch {
    // A key that Node cannot use has signed nothing.
    return false
  }
}

function isInDate({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return Date.parse(validFrom) <= at.getTime() && at.getTime() <= Date.parse(validTo)
}
