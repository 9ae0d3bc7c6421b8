/** What an X.509 certificate allows its key to do (RFC 5280 §4.2.1.3 and §4.2.1.9): Node tells of neither. */
import * as asn1js from 'asn1js'
import type { X509Certificate } from 'node:crypto'

export interface CertificateLimits {
  readonly maySign: boolean
  readonly mayCertify: boolean
  /** How many authorities may stand below this one; Infinity where it says nothing. */
  readonly pathLength: number
}

const keyUsageId = '2.5.29.15'
const basicConstraintsId = '2.5.29.19'
const mostBytes = 32
const digitalSignature = 0x80
const keyCertSign = 0x04

/** A certificate that names no key usage allows all of them. */
export function limitsOf(certificate: X509Certificate): CertificateLimits {
  const extensions = extensionsOf(certificate)
  const usage = extensions.get(keyUsageId)
  const bits = usage instanceof asn1js.BitString ? (usage.valueBlock.valueHexView[0] ?? 0) : 0xff
  const constraints = extensions.get(basicConstraintsId)
  const length = constraints instanceof asn1js.Sequence ? constraints.valueBlock.value.at(-1) : undefined
  return {
    maySign: (bits & digitalSignature) !== 0,
    mayCertify: certificate.ca && (bits & keyCertSign) !== 0,
    pathLength: length instanceof asn1js.Integer ? length.valueBlock.valueDec : Infinity,
  }
}

function extensionsOf(certificate: X509Certificate): Map<string, asn1js.BaseBlock> {
  const [toBeSigned] = itemsOf(asn1js.fromBER(certificate.raw).result)
  const tagged = itemsOf(toBeSigned).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 3)
  const found = new Map<string, asn1js.BaseBlock>()
  for (const extension of itemsOf(itemsOf(tagged)[0])) {
    const parts = itemsOf(extension)
    const [id, value] = [parts[0], parts.at(-1)]
    if (!(id instanceof asn1js.ObjectIdentifier) || !(value instanceof asn1js.OctetString)) continue
    const name = id.valueBlock.toString()
    const bytes = value.valueBlock.valueHexView
    // The others are not read, and these two are short: what is nested deep in an extension is never unfolded.
    if ((name === keyUsageId || name === basicConstraintsId) && bytes.length <= mostBytes)
      found.set(name, asn1js.fromBER(bytes).result)
  }
  return found
}

function itemsOf(block: asn1js.BaseBlock | undefined): readonly asn1js.BaseBlock[] {
  return block instanceof asn1js.Constructed ? block.valueBlock.value : []
}
