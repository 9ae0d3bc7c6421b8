import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'fast-png'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../png.ts'
import { PNG_SIGNATURE, readPngParts } from './png-chunks.ts'
import { readPng } from './png-in.ts'

const [width, height] = [40, 30]
const pixels = Uint8Array.from({ length: width * height }, (_, i) => (i * 7) % 256)

function chunk(type: string, data: Uint8Array): Uint8Array {
  const b = Buffer.alloc(12 + data.length)
  b.writeUInt32BE(data.length, 0)
  b.write(type, 4, 'latin1')
  b.set(data, 8)
  b.writeUInt32BE(crc32(b.subarray(4, 8 + data.length)), 8 + data.length)
  return b
}

function header(w: number, h: number, rest: readonly number[] = [8, 0, 0, 0, 0]): Uint8Array {
  const b = Buffer.alloc(13)
  b.writeUInt32BE(w, 0)
  b.writeUInt32BE(h, 4)
  b.set(rest, 8)
  return chunk('IHDR', b)
}

const png = (...chunks: Uint8Array[]) => Buffer.concat([PNG_SIGNATURE, ...chunks])
const end = chunk('IEND', new Uint8Array())
const rows = (w: number, h: number) => deflateSync(new Uint8Array((w + 1) * h))
const codeOf = (bytes: Uint8Array) => {
  const image = readPng(bytes)
  return image.ok ? 'ok' : image.error
}

describe('reading a PNG', () => {
  it('gives the pixels and the resolution back', async () => {
    expect(readPng(await encodePng({ width, height, pixels }, 500))).toEqual({
      ok: true,
      value: { width, height, ppi: 500, pixels },
    })
    expect(readPng(await encodePng({ width, height, pixels }, 1000))).toMatchObject({ value: { ppi: 1000 } })
    expect(readPng(await encodePng({ width, height, pixels }, null))).toMatchObject({ value: { ppi: 500 } })
  })

  it('reads an interlaced one and turns colours to grey', () => {
    const interlaced = encode({ width, height, data: pixels, channels: 1 }, { interlace: 'Adam7' })
    expect(readPng(interlaced)).toMatchObject({ value: { pixels } })
    const data = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9)
    const grey = Uint8Array.of(76, 150, 29, 9)
    expect(readPng(encode({ width: 2, height: 2, data, channels: 3 }))).toMatchObject({
      value: { pixels: grey },
    })
  })

  it('looks at the sides before anything is inflated', () => {
    expect(codeOf(png(header(4001, 10), chunk('IDAT', rows(10, 10)), end))).toBe('bad-size')
    expect(codeOf(png(header(0, 10), end))).toBe('bad-size')
    expect(codeOf(png(header(0xffffffff, 0xffffffff), end))).toBe('bad-size')
  })

  it('stops a bomb in the pixels and never opens one in a profile or an animation', () => {
    const bomb = deflateSync(new Uint8Array(32 * 1024 * 1024))
    expect(codeOf(png(header(10, 10), chunk('IDAT', bomb), end))).toBe('bad-format')
    const profile = chunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), bomb]))
    const frames = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    const data = chunk('IDAT', rows(10, 10))
    const parts = readPngParts(png(header(10, 10), profile, frames, data, end))
    expect(parts).toMatchObject({ ok: true, value: { clean: png(header(10, 10), data, end) } })
  })

  it.each([
    ['palette', [8, 3, 0, 0, 0]],
    ['one bit', [1, 0, 0, 0, 0]],
    ['sixteen bits', [16, 0, 0, 0, 0]],
    ['with transparency', [8, 6, 0, 0, 0]],
  ])('says that it does not read one of another kind: %s', (_, rest) => {
    expect(codeOf(png(header(10, 10, rest), chunk('IDAT', rows(10, 10)), end))).toBe('unsupported')
  })

  it('tells a short file from a damaged one', () => {
    const whole = png(header(10, 10), chunk('IDAT', rows(10, 10)), end)
    expect(codeOf(whole)).toBe('ok')
    for (let length = 8; length < whole.length; length += 1)
      expect(codeOf(whole.subarray(0, length))).toBe('truncated')
    expect(codeOf(png(header(10, 10), chunk('IDAT', rows(10, 9)), end))).toBe('truncated')
    expect(codeOf(png(header(10, 10), end))).toBe('truncated')
    const flipped = Buffer.from(whole)
    flipped[8 + 25 + 10] = (flipped[8 + 25 + 10] ?? 0) ^ 0xff
    expect(codeOf(flipped)).toBe('bad-format')
  })

  it('never throws and keeps to its size whatever bytes are changed', async () => {
    const whole = await encodePng({ width, height, pixels }, 500)
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const { at, to } of changes) bytes[at] = to
        const image = readPng(bytes)
        if (image.ok) expect(image.value.pixels).toHaveLength(image.value.width * image.value.height)
      }),
      { numRuns: 500 },
    )
  })
})
