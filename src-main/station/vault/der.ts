/**
 * A few words for writing DER (ITU-T X.690), so that a structure reads like its ASN.1. Blocks are bytes: parts that
 * are DER already (certificates, names, keys) go in as they are. asn1js reads, and writes the primitive types.
 */
import * as asn1js from 'asn1js'

/** One encoded value: tag, length, content. */
export type Block = Buffer

export const sequence = (...items: Uint8Array[]): Block => tlv(0x30, ...items)
export const octets = (bytes: Uint8Array): Block => tlv(0x04, bytes)
export const bits = (bytes: Uint8Array, unusedBits = 0): Block => tlv(0x03, Buffer.from([unusedBits]), bytes)
export const oid = (value: string): Block => Buffer.from(new asn1js.ObjectIdentifier({ value }).toBER())
export const integer = (value: number): Block => Buffer.from(new asn1js.Integer({ value }).toBER())
export const utf8 = (value: string): Block => Buffer.from(new asn1js.Utf8String({ value }).toBER())
export const utcTime = (valueDate: Date): Block => Buffer.from(new asn1js.UTCTime({ valueDate }).toBER())

/** `[n] EXPLICIT` around one item, or `[n] IMPLICIT` of a SEQUENCE or SET with these items. */
export const tagged = (tagNumber: number, ...items: Uint8Array[]): Block => tlv(0xa0 | tagNumber, ...items)
/** `[n] IMPLICIT` of a primitive type with this content. */
export const taggedPrimitive = (tagNumber: number, content: Uint8Array): Block =>
  tlv(0x80 | tagNumber, content)

/** SET OF in the order that DER demands (X.690 §11.6). */
export const setOf = (...items: Uint8Array[]): Block =>
  tlv(0x31, ...items.toSorted((a, b) => Buffer.compare(a, b)))

/** `SEQUENCE { OID, parameters }`: AlgorithmIdentifier. */
export const algorithm = (id: string, ...parameters: Uint8Array[]): Block => sequence(oid(id), ...parameters)

/** Tags below 31 only, definite lengths only. */
function tlv(tag: number, ...contents: Uint8Array[]): Block {
  const length = contents.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(length)]), ...contents])
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octetsOfLength: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octetsOfLength.unshift(rest % 256)
  return [0x80 | octetsOfLength.length, ...octetsOfLength]
}

/** The encoded items of a SEQUENCE or SET; empty for anything else. */
export function itemsOf(bytes: Uint8Array): Buffer[] {
  const { result } = asn1js.fromBER(Uint8Array.from(bytes))
  return result instanceof asn1js.Constructed || result instanceof asn1js.Sequence
    ? result.valueBlock.value.map((item) => Buffer.from(item.valueBeforeDecodeView))
    : []
}
