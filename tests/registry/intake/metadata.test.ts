import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUploadMetadata, uploadIdOf, type UploadMetadata } from './metadata.ts'

const good = {
  stationId: 'tram-24169-01',
  applicationId: '0199a0b0-0000-7000-8000-000000000001',
  revision: '1',
  sha256: 'a'.repeat(64),
}
const encode = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

describe('the metadata of an upload', () => {
  it('is read when it is complete and nothing else', () => {
    expect(parseUploadMetadata(encode(good))).toEqual({ ...good, revision: 1 })
  })

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['a field too many', encode({ ...good, filename: 'x.p7m' })],
    ['a key twice', `${encode(good)},${encode({ sha256: 'b'.repeat(64) })}`],
    ['a value that is no base64', encode(good).replace(/sha256 .{4}/, 'sha256 ****')],
    ['a key without a value', `${encode(good)},extra`],
    ['a station that is a path', encode({ ...good, stationId: '../../ca' })],
    ['another kind of UUID', encode({ ...good, applicationId: '0199a0b0-0000-4000-8000-000000000001' })],
    ['revision 0', encode({ ...good, revision: '0' })],
    ['revision 100', encode({ ...good, revision: '100' })],
    ['revision 1e1', encode({ ...good, revision: '1e1' })],
    ['a revision with a space', encode({ ...good, revision: ' 1' })],
    ['an upper-case hash', encode({ ...good, sha256: 'A'.repeat(64) })],
    ['a short hash', encode({ ...good, sha256: 'a'.repeat(63) })],
    ['a prototype', encode({ ...good, __proto__x: 'x' })],
    ['a very long header', `${encode(good)},${'x'.repeat(5_000)}`],
  ])('is refused with %s', (_what, header) => {
    expect(parseUploadMetadata(header)).toBeNull()
  })

  it.each(Object.keys(good))('is refused without its %s', (key) => {
    const values: Record<string, string> = { ...good }
    delete values[key]
    expect(parseUploadMetadata(encode(values))).toBeNull()
  })

  it('is refused, never thrown at, whatever somebody sends', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      fc.dictionary(fc.string(), fc.string(), { maxKeys: 4 }).map(encode),
      fc
        .tuple(fc.constantFrom(...Object.keys(good)), fc.string())
        .map(([k, v]) => encode({ ...good, [k]: `${v}!` })),
    )
    fc.assert(fc.property(anything, (header) => parseUploadMetadata(header) === null))
  })

  it('gives each content of each application an id of its own', () => {
    const one = { ...good, revision: 1 }
    const others = [
      { ...one, stationId: 'tram-24169-02' },
      { ...one, applicationId: '0199a0b0-0000-7000-8000-000000000002' },
      { ...one, revision: 2 },
      { ...one, sha256: 'b'.repeat(64) },
    ]
    expect(new Set([one, ...others].map(uploadIdOf)).size).toBe(5)
  })

  it('gives the same id to the same and another to another', () => {
    const station = fc.stringMatching(/^[a-z0-9-]{3,40}$/)
    const metadata: fc.Arbitrary<UploadMetadata> = fc.record({
      stationId: station,
      applicationId: fc.uuid({ version: 7 }),
      revision: fc.integer({ min: 1, max: 99 }),
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    })
    fc.assert(
      fc.property(metadata, metadata, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b)
        return (uploadIdOf(a) === uploadIdOf(b)) === same && /^[0-9a-f]{64}$/.test(uploadIdOf(a))
      }),
    )
  })
})
