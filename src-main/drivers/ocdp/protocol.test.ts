/** What the readers do with bytes that are none; the right bytes stand in PROFILE.md and are held by its test. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaps, readModel, readVersion, writeCaps, writeModel, type Caps } from './caps.ts'
import { readCommand, readResponse } from './commands.ts'
import { readBegin, readChunk, readEnd, writeBegin, writeChunk, type ImageBegin } from './image-reports.ts'
import { readEvent, readStatus } from './status.ts'

const caps: Caps = {
  major: 1,
  minor: 0,
  class: 2,
  flags: 0x8000_0000,
  width: 1600,
  height: 1500,
  ppi: 500,
  reportLength: 1024,
  maxWindow: 24,
  maxImage: 2_400_000,
  firmware: [1, 2, 3, 4],
}
const begin: ImageBegin = {
  transfer: 7,
  kind: 'final',
  position: 13,
  width: 1600,
  height: 1500,
  ppi: 500,
  payload: 1012,
  chunks: 2372,
  crc: 0x11223344,
}

describe('a reader', () => {
  it('answers any bytes with a value or null, and never throws', () => {
    const ids = fc.constantFrom(0x10, 0x11, 0x13, 0x20, 0x30, 0x31, 0x32, 0x33, 0x34)
    fc.assert(
      fc.property(ids, fc.uint8Array({ maxLength: 2048 }), (id, rest) => {
        const report = Uint8Array.of(id, ...rest)
        const readers = [readVersion, readCaps, readStatus, readModel, readCommand, readResponse, readEvent]
        for (const read of [...readers, readChunk, readEnd]) read(report)
        const image = readBegin(report, caps)
        if (image !== null) expect(image.width * image.height).toBeLessThanOrEqual(caps.maxImage)
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuses an image that is larger than promised, cut wrongly, or not 8-bit grey', () => {
    const changed = (change: Partial<ImageBegin>) => readBegin(writeBegin({ ...begin, ...change }, 64), caps)
    expect(changed({})).toEqual(begin)
    for (const change of [
      { width: 1601 },
      { height: 1501 },
      { width: 0 },
      { payload: 0 },
      { payload: 1013, chunks: 2370 },
      { chunks: 2371 },
    ]) {
      expect(changed(change)).toBeNull()
    }
    const other = writeBegin(begin, 64)
    for (const [offset, value] of [
      [10, 4],
      [11, 1],
      [2, 2],
      [12, 1],
    ] as const) {
      const report = other.slice()
      report[offset] = value
      expect(readBegin(report, caps)).toBeNull()
    }
    expect(readBegin(other, { ...caps, maxImage: 2_399_999 })).toBeNull()
    expect(readBegin(other.subarray(0, 29), caps)).toBeNull()
  })

  it('sees one flipped bit in a chunk, and a length beyond the report', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 52 }), fc.nat(), (payload, where) => {
        const report = writeChunk({ transfer: 1, seq: 2, flags: 0, payload }, 64)
        expect(readChunk(report)?.payload).toEqual(payload)
        const bit = where % (payload.length * 8)
        report[12 + (bit >> 3)] = (report[12 + (bit >> 3)] ?? 0) ^ (1 << (bit & 7))
        expect(readChunk(report)?.isIntact).toBe(false)
        report[6] = 60
        expect(readChunk(report)).toBeNull()
      }),
    )
  })

  it('refuses capabilities of another version, with a wrong checksum, or that contradict each other', () => {
    expect(readCaps(writeCaps(caps))).toEqual(caps)
    for (const change of [
      { major: 2 },
      { reportLength: 32 },
      { reportLength: 4096 },
      { maxWindow: 0 },
      { maxImage: 10 },
      { width: 9000, maxImage: 0xffff_ffff },
      { ppi: 0 },
    ]) {
      expect(readCaps(writeCaps({ ...caps, ...change }))).toBeNull()
    }
    expect(readVersion(writeCaps({ ...caps, major: 0, minor: 9 }))).toEqual({ major: 0, minor: 9 })
    const damaged = writeCaps(caps)
    damaged[12] = 1
    expect(readCaps(damaged)).toBeNull()
  })

  it('refuses a name with control characters or that reaches beyond its report', () => {
    expect([
      readModel(writeModel('a\u0007b')),
      readModel(writeModel('')),
      readModel(Uint8Array.of(0x13, 90, 65)),
    ]).toEqual([null, null, null])
  })
})
