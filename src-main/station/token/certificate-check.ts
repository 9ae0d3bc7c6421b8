/** Whether an officer's certificate may sign now, and the authorities above it. */
import { X509Certificate } from 'node:crypto'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { civilDate } from '../policy/dates.ts'

export interface Trust {
  /** Roots and the authorities below them, PEM. */
  readonly authorities: readonly string[]
  /** SHA-256 of the DER of each certificate that is no longer good, lower-case hex. */
  readonly revoked: readonly string[]
  /** Wall time in ms. */
  readonly nowMs: number
}

export type CertificateError = ErrorOf<
  | 'officers/certificate-expired'
  | 'officers/certificate-not-yet'
  | 'officers/certificate-revoked'
  | 'officers/certificate-untrusted'
>

/** As long as any chain of a public authority. */
const DEEPEST = 5

export const isRevoked = (certificate: Uint8Array, revoked: readonly string[]): boolean =>
  revoked.includes(new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase())

/** The authorities between the certificate and its root, DER, the nearest first (RFC 5280 §6.1, names and signatures). */
export function checkCertificate(
  der: Uint8Array,
  { authorities, revoked, nowMs }: Trust,
): Result<Uint8Array[], CertificateError> {
  const certificate = parse(der)
  if (!certificate) return fail({ code: 'officers/certificate-untrusted' })
  const chain = chainAbove(
    certificate,
    authorities.flatMap((pem) => parse(pem) ?? []),
  )
  if (!chain) return fail({ code: 'officers/certificate-untrusted' })
  for (const one of [certificate, ...chain]) {
    if (isRevoked(one.raw, revoked)) return fail({ code: 'officers/certificate-revoked' })
    const [from, until] = [new Date(one.validFrom), new Date(one.validTo)]
    if (nowMs < from.getTime()) return fail({ code: 'officers/certificate-not-yet', from: dayOf(from) })
    if (nowMs > until.getTime()) return fail({ code: 'officers/certificate-expired', until: dayOf(until) })
  }
  return ok(chain.filter((one) => !isSelfSigned(one)).map((one) => new Uint8Array(one.raw)))
}

const dayOf = (date: Date) => civilDate(date).split('-').toReversed().join('/')
const isSelfSigned = (one: X509Certificate) => one.checkIssued(one)

function parse(certificate: Uint8Array | string): X509Certificate | null {
  try {
    return new X509Certificate(certificate)
  } catch {
    return null
  }
}

/** Up to and with the root; null where it does not reach one. */
function chainAbove(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
): X509Certificate[] | null {
  const chain: X509Certificate[] = []
  let below = certificate
  while (chain.length < DEEPEST) {
    const issuer = authorities.find((one) => one.ca && below.checkIssued(one) && below.verify(one.publicKey))
    if (!issuer) return null
    chain.push(issuer)
    if (isSelfSigned(issuer)) return chain
    below = issuer
  }
  return null
}
