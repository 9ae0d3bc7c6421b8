/** What image records of ISO/IEC 19794 (2011) have in common: the general header, then representations with their lengths. */

const generalHeader = 16

/**
 * Every representation of the record, or null where the bytes are none: lengths must add up to the last byte.
 * @param kind the three letters that the record begins with; version 020
 * @param read one representation, by its bytes and whether the header says that certifications stand in it
 */
export function readRepresentations<T>(
  content: Uint8Array,
  kind: 'FIR' | 'IIR',
  read: (bytes: Buffer, hasCertifications: boolean) => T | null,
): T[] | null {
  const b = Buffer.from(content.buffer, content.byteOffset, content.length)
  if (b.length < generalHeader || b.toString('latin1', 0, 8) !== `${kind}\x00020\x00`) return null
  if (b.readUInt32BE(8) !== b.length) return null
  const all: T[] = []
  let at = generalHeader
  for (let left = b.readUInt16BE(12); left > 0; left -= 1) {
    const length = at + 4 <= b.length ? b.readUInt32BE(at) : 0
    const one = read(b.subarray(at, at + length), b.readUInt8(14) === 1)
    if (one === null) return null
    all.push(one)
    at += length
  }
  return at === b.length && all.length > 0 ? all : null
}
