import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJpegSize } from './jpeg-size.ts'

const header = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  4,
  1,
  2, // an application segment to skip
  0xff,
  0xc0,
  0,
  17,
  8,
  0x06,
  0x40,
  0x04,
  0xb0,
  3,
  1,
  0x22,
  0,
  2,
  0x11,
  1,
  3,
  0x11,
  1,
)

it('reads the size of a baseline frame behind other segments', () => {
  expect(readJpegSize(header)).toEqual({ width: 1200, height: 1600 })
})

it('refuses what is no JPEG', () => {
  expect(readJpegSize(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBeNull()
  expect(readJpegSize(header.subarray(0, 10))).toBeNull()
})

it('ends on any bytes without reading past them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
      readJpegSize(Uint8Array.of(0xff, 0xd8, ...tail))
    }),
  )
})
