import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paperLimits } from '../../contract/records/paper.ts'
import { readPage } from './read-page.ts'
import { aPdf, aStream, packed } from './test-pdf.ts'

const codeOf = (bytes: Uint8Array) => {
  const read = readPage(bytes)
  return read.ok ? read.value.mediaType : read.error.code
}

/** A JPEG by its markers alone: nothing here decodes it. */
function aJpeg(width: number, height: number, ...segments: readonly Uint8Array[]): Buffer {
  const size = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    0,
    0,
    0,
  ])
  const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 0, 0x12, 0x34, 0xff, 0xd9])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, size, scan])
}
const segment = (marker: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)])

describe('a picture', () => {
  it('is taken with its size', () => {
    expect(readPage(aJpeg(1240, 1754))).toEqual({
      ok: true,
      value: { mediaType: 'image/jpeg', width: 1240, height: 1754 },
    })
  })

  it('of 200 megapixels is refused by its header', () => {
    expect(readPage(aJpeg(20_000, 10_000))).toEqual({
      ok: false,
      error: { code: 'papers/too-many-pixels', width: 20_000, height: 10_000 },
    })
    expect(codeOf(aJpeg(8_000, 8_000))).toBe('papers/too-many-pixels')
  })

  it('with Exif, a comment, something behind its end, or without a side is refused', () => {
    expect(codeOf(aJpeg(100, 100, segment(0xe0, 'JFIF')))).toBe('image/jpeg')
    expect(codeOf(aJpeg(100, 100, segment(0xe1, 'Exif')))).toBe('papers/unreadable')
    expect(codeOf(aJpeg(100, 100, segment(0xfe, 'by')))).toBe('papers/unreadable')
    expect(codeOf(Buffer.concat([aJpeg(100, 100), Buffer.from('PK')]))).toBe('papers/unreadable')
    expect(codeOf(aJpeg(0, 100))).toBe('papers/unreadable')
  })

  it('that is too large a file is refused before it is read', () => {
    expect(codeOf(Buffer.alloc(paperLimits.pageBytes + 1, aJpeg(10, 10)))).toBe('papers/too-large')
  })
})

const active = [
  'JavaScript',
  'OpenAction',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'GoToE',
]

describe('a PDF', () => {
  it('of a scan is taken', () => {
    expect(codeOf(aPdf())).toBe('application/pdf')
  })

  it('that is cut off or only begins like one is refused', () => {
    expect(codeOf(aPdf('', ''))).toBe('papers/unreadable')
    expect(codeOf(Buffer.from('MZ'))).toBe('papers/unreadable')
  })

  it('with a password is refused, in its trailer or in a packed table', () => {
    expect(codeOf(aPdf('', 'trailer <</Encrypt 9 0 R>>\n%%EOF\n'))).toBe('papers/encrypted')
    expect(codeOf(aPdf('', 'trailer <</#45ncrypt 9 0 R>>\n%%EOF\n'))).toBe('papers/encrypted')
  })

  it.each([...active, 'JS', 'AA', 'AF'])('with /%s is refused, and says so', (name) => {
    const plain = readPage(aPdf(`6 0 obj <</${name} 7 0 R>> endobj\n`))
    expect(plain).toEqual({ ok: false, error: { code: 'papers/active', what: name } })
    const escaped = `#${name.charCodeAt(0).toString(16)}${name.slice(1)}`
    expect(codeOf(aPdf(`6 0 obj <</${escaped} 7 0 R>> endobj\n`))).toBe('papers/active')
    const inObjects = aStream(
      '6 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>',
      deflateSync(`7 0 <</${name} 8 0 R>>`),
    ).toString('latin1')
    expect(codeOf(aPdf(inObjects))).toBe('papers/active')
  })

  it('is taken where a picture or a longer name only looks like it', () => {
    expect(codeOf(aPdf('6 0 obj <</JSON 1 /AAPL 2 /Launcher 3>> endobj\n'))).toBe('application/pdf')
  })

  it.each(active)('that hides /%s behind another kind of stream is refused', (name) => {
    const objects = packed(`7 0 <</${name} 8 0 R>>`)
    const as = (dictionary: string) =>
      codeOf(aPdf(`6 0 obj <<${dictionary}>> stream\n${objects}\nendstream endobj\n`))
    // Without a type, with a type elsewhere, named a picture but counted like objects.
    for (const dictionary of [
      '/Filter /FlateDecode',
      '/Type 9 0 R /Filter [ /Fl ]',
      '/Subtype /Image /First 4 /N 1 /Filter /FlateDecode',
    ])
      expect(as(dictionary), dictionary).toBe('papers/active')
  })

  it('that packs in a way which cannot be looked into is refused', () => {
    const as = (dictionary: string, bytes = packed('x')) =>
      codeOf(aPdf(`6 0 obj <<${dictionary}>> stream\n${bytes}\nendstream endobj\n`))
    expect(as('/Filter [/ASCII85Decode /FlateDecode]')).toBe('papers/opaque')
    expect(as('/Filter /LZWDecode')).toBe('papers/opaque')
    for (const parameters of ['<</Predictor 12>>', '<</Predictor 1 0 R>>', '9 0 R'])
      expect(as(`/Filter /FlateDecode /DecodeParms ${parameters}`), parameters).toBe('papers/opaque')
    expect(as('/Filter /FlateDecode /DecodeParms <</Predictor 1>>')).toBe('application/pdf')
    expect(as('/Filter [/FlateDecode /FlateDecode]')).toBe('papers/opaque')
    expect(as('/Filter 9 0 R')).toBe('papers/opaque')
    expect(as('/Filter /FlateDecode /Filter /LZWDecode')).toBe('papers/opaque')
    expect(as('/Filter /FlateDecode', 'broken')).toBe('papers/opaque')
    expect(codeOf(aPdf('6 0 obj <<>> stream\nno end'))).toBe('papers/opaque')
    const nested =
      '6 0 obj <</Subtype /Image>> stream\n7 0 obj <</Type /ObjStm>> stream\nx\nendstream endobj\n'
    expect(codeOf(aPdf(nested))).toBe('papers/opaque')
  })

  it('that unpacks to more than the budget is refused without being unpacked', () => {
    const bomb = deflateSync(Buffer.alloc(70 * 1024 * 1024)).toString('latin1')
    expect(codeOf(aPdf(`6 0 obj <</Filter /FlateDecode>> stream\n${bomb}\nendstream endobj\n`))).toBe(
      'papers/opaque',
    )
  })
})

describe('anything else', () => {
  const scraps = fc.constantFrom(
    '%PDF-',
    '%%EOF',
    'obj',
    'stream\n',
    'endstream',
    '/JS',
    '/Encrypt',
    '<<',
    '#4a',
    '/Filter /FlateDecode',
    '\u00ff\u00d8',
    '\u00ff\u00da',
  )
  it('is refused or taken, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 8 }))), (parts) => {
        const bytes = Buffer.from(parts.join(''), 'latin1')
        for (const one of [bytes, Buffer.concat([Buffer.from('%PDF-'), bytes, Buffer.from('%%EOF')])])
          expect(codeOf(one)).toMatch(/^(papers|application|image)\//)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused after any one byte of a good file is changed, or is still no more than a scan', () => {
    const good = aPdf()
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
        const other = Buffer.from(good)
        other[at] = value
        expect(codeOf(other)).toMatch(/^(papers|application)\//)
      }),
    )
  })
})
