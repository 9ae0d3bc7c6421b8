/**
 * Whether a server is the registry: its certificate was issued by a pinned authority, names the host, and is in
 * force at the time that the station believes. OpenSSL judges dates by the wall clock; where that clock is wrong and
 * dates are all it objects to, the chain is checked here by hand and the believed time decides (design §4.8).
 */
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { TLSSocket } from 'node:tls'

export type Trust = 'trusted' | 'wrong-certificate' | 'wrong-time'

/** OpenSSL's names for a chain that is sound but for its dates. */
const ONLY_DATES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

/**
 * @param socket after its handshake, opened with `ca` and `rejectUnauthorized: false`
 * @param authorities PEM, one or more
 * @param nowMs the time that the station believes, ms since 1970
 */
export function judgeServer(socket: TLSSocket, host: string, authorities: string, nowMs: number): Trust {
  const certificate = socket.getPeerX509Certificate()
  if (!certificate || !names(certificate, host)) return 'wrong-certificate'
  const issuer = authoritiesOf(authorities).find((ca) => isIssued(certificate, ca))
  if (!socket.authorized && !(issuer && ONLY_DATES.has(String(socket.authorizationError)))) {
    return 'wrong-certificate'
  }
  // A chain over an intermediate authority is OpenSSL's to judge, dates and all.
  const chain = issuer ? [certificate, issuer] : [certificate]
  return chain.every((link) => isInForce(link, nowMs)) ? 'trusted' : 'wrong-time'
}

export function authoritiesOf(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => new X509Certificate(block))
}

/** By its alternative names only (RFC 9525 §6.3). */
const names = (certificate: X509Certificate, host: string): boolean =>
  isIP(host) === 0
    ? certificate.checkHost(host, { subject: 'never' }) !== undefined
    : certificate.checkIP(host) !== undefined

const isIssued = (certificate: X509Certificate, ca: X509Certificate): boolean =>
  ca.ca && certificate.checkIssued(ca) && certificate.verify(ca.publicKey)

const isInForce = ({ validFrom, validTo }: X509Certificate, nowMs: number): boolean =>
  Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo)
