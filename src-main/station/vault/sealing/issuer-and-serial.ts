/** How CMS names a certificate: its issuer and serial number (RFC 5652 §10.2.4). */
import { itemsOf, sequence, type Block } from '../der.ts'

export interface IssuerAndSerial {
  readonly issuer: Buffer
  readonly serial: Buffer
  readonly block: Block
}

const EXPLICIT_VERSION = 0xa0

/** Null for bytes that are no certificate. */
export function issuerAndSerial(certificate: Uint8Array): IssuerAndSerial | null {
  const toBeSigned = itemsOf(certificate)[0]
  if (!toBeSigned) return null
  const items = itemsOf(toBeSigned)
  const [serial, , issuer] = items[0]?.[0] === EXPLICIT_VERSION ? items.slice(1) : items
  return serial && issuer ? { issuer, serial, block: sequence(issuer, serial) } : null
}
