/** Golden bytes of OCDP 1.0, and what its readers do with bytes that are none. */
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaps, readModel, readStatus, writeCaps, writeModel, writeStatus, type Caps } from './caps.ts'
import { readCommand, readResponse, writeCommand, writeResponse, type Command } from './commands.ts'
import {
  readBegin,
  readChunk,
  readEnd,
  writeBegin,
  writeChunk,
  writeEnd,
  type ImageBegin,
} from './image-reports.ts'

const hex = (bytes: Uint8Array, length: number) => Buffer.from(bytes.subarray(0, length)).toString('hex')
/** Fields of golden bytes stand apart to be read. */
const golden = (fields: string) => fields.replaceAll(' ', '')
const at = { nonce: 0x0201, session: 0xdeadbeef }

const caps: Caps = {
  major: 1,
  minor: 0,
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

describe('the bytes of', () => {
  it('capabilities', () => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(writeCaps(caps).subarray(0, 38)))
    expect(hex(writeCaps(caps), 42)).toBe(
      golden('10 4f434450 0100 02 00000080 4006 dc05 f401 08 0100 0004 18 009f2400 01020304 0000 00000000') +
        sum.toString('hex'),
    )
  })

  it.each<[Command, string]>([
    [{ op: 'hello' }, '01efbeadde'],
    [{ op: 'bye' }, '02efbeadde'],
    [{ op: 'arm', position: 13, upTo: 24 }, '03efbeadde 0d00180000'],
    [{ op: 'cancel' }, '04efbeadde'],
    [{ op: 'grant', transfer: 9, upTo: 0x010203 }, '05efbeadde 09030201'],
    [
      {
        op: 'resync',
        transfer: 9,
        from: 0x0100,
        bitmap: Uint8Array.of(5, ...Array.from({ length: 31 }, () => 0)),
      },
      '06efbeadde 09000100 05',
    ],
    [{ op: 'ack', transfer: 9, crc: 0x11223344 }, '07efbeadde 0944332211'],
    [{ op: 'abort', transfer: 9 }, '08efbeadde 09'],
  ])('a command %#', (command, bytes) => {
    const report = writeCommand(command, at, 1024)
    expect(report.length).toBe(1024)
    expect(hex(report, 3 + golden(bytes).length / 2)).toBe(`200102${golden(bytes)}`)
    expect(readCommand(report)).toEqual({ ...at, command })
  })

  it('a response, a model, a status', () => {
    const response = writeResponse({ nonce: 0x0201, op: 'arm', status: 'busy' }, 64)
    expect(hex(response, 5)).toBe('3001020301')
    expect(readResponse(response)).toEqual({ nonce: 0x0201, op: 'arm', status: 'busy' })
    expect(hex(writeModel('Máy'), 6)).toBe('13044dc3a179')
    expect(readModel(writeModel('Máy'))).toBe('Máy')
    expect(hex(writeStatus({ state: 3, session: 0x01020304, transfer: 7 }), 13)).toBe(
      '11030403020100000000000007',
    )
    expect(readStatus(writeStatus({ state: 3, session: 9, transfer: 7 }))).toEqual({
      state: 3,
      session: 9,
      transfer: 7,
    })
  })

  it('an image', () => {
    const first = writeBegin(begin, 1024)
    expect(hex(first, 30)).toBe(golden('3207010d 4006dc05f401 0800 009f2400 f403 440900 44332211 0000000000'))
    expect(readBegin(first, caps)).toEqual(begin)
    const chunk = writeChunk(7, 0x010203, Uint8Array.of(1, 2, 3), 64)
    expect(hex(chunk, 15)).toBe(golden('3307 030201 00 0300 1d80bc55 010203'))
    expect(readChunk(chunk)).toMatchObject({ transfer: 7, seq: 0x010203, isIntact: true })
    expect(hex(writeEnd(7, 2372, 0x11223344, 64), 9)).toBe(golden('3407 440900 44332211'))
    expect(readEnd(writeEnd(7, 2372, 1, 64))).toEqual({ transfer: 7 })
  })
})

describe('a reader', () => {
  it('answers any bytes with a value or null, and never throws', () => {
    const ids = fc.constantFrom(0x10, 0x11, 0x13, 0x20, 0x30, 0x32, 0x33, 0x34)
    fc.assert(
      fc.property(ids, fc.uint8Array({ maxLength: 2048 }), (id, rest) => {
        const report = Uint8Array.of(id, ...rest)
        for (const read of [readCaps, readStatus, readModel, readCommand, readResponse, readChunk, readEnd])
          read(report)
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
        const report = writeChunk(1, 2, payload, 64)
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
