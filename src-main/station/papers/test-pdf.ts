/** Small PDFs for tests, one for each thing that may be wrong. */
import { deflateSync } from 'node:zlib'

const HEAD = '%PDF-1.7\n'
const TAIL = 'trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'

/** A scan as phones make it: a catalogue, a page, one picture, one packed content stream; `more` stands among them. */
export function aPdf(more = '', tail = TAIL): Buffer {
  return Buffer.concat([
    Buffer.from(`${HEAD}1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n`, 'latin1'),
    Buffer.from('2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n', 'latin1'),
    aStream('4 0 obj <</Subtype /Image /Filter /DCTDecode>>', Buffer.from('/JS picture bytes', 'latin1')),
    aStream('5 0 obj <</Filter /FlateDecode>>', deflateSync('q 595 0 0 842 0 0 cm /Im0 Do Q')),
    Buffer.from(more, 'latin1'),
    Buffer.from(tail, 'latin1'),
  ])
}

export const aStream = (dictionary: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`${dictionary} stream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream endobj\n', 'latin1'),
  ])

export const packed = (text: string): string => deflateSync(Buffer.from(text, 'latin1')).toString('latin1')
