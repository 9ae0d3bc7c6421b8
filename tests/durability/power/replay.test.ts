import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { readLog } from './log-writes.ts'
import { createReplay } from './replay.ts'

const SECTOR = 512

/** A log as the kernel writes it: one sector for the head, one for each entry, then its data. */
function logOf(...entries: { sector: number; data?: string; flags?: number }[]): Buffer {
  const head = Buffer.alloc(SECTOR)
  head.writeBigUInt64LE(0x6a736677736872n, 0)
  head.writeBigUInt64LE(1n, 8)
  head.writeBigUInt64LE(BigInt(entries.length), 16)
  head.writeUInt32LE(SECTOR, 24)
  const parts = entries.flatMap(({ sector, data, flags = 0 }) => {
    const entry = Buffer.alloc(SECTOR)
    entry.writeBigUInt64LE(BigInt(sector), 0)
    entry.writeBigUInt64LE(data === undefined ? 0n : 1n, 8)
    entry.writeBigUInt64LE(BigInt(flags), 16)
    return data === undefined ? [entry] : [entry, Buffer.alloc(SECTOR, data)]
  })
  return Buffer.concat([head, ...parts])
}

const textOf = (device: Buffer) =>
  Array.from({ length: device.length / SECTOR }, (_, n) => {
    const byte = device.readUInt8(n * SECTOR)
    return byte === 0 ? '.' : String.fromCharCode(byte)
  }).join('')

it('keeps what was flushed and what was forced, and of the rest any part', () => {
  const log = logOf(
    { sector: 0, data: 'a' },
    { sector: 0, flags: 1 },
    { sector: 1, data: 'b' },
    { sector: 2, data: 'c', flags: 2 },
  )
  const seen = new Set<string>()
  for (let seed = 1; seed < 40; seed++) {
    const replay = createReplay(readLog(log), 4 * SECTOR, createRandom(seed * 7919))
    seen.add([1, 2, 4].map((moment) => textOf(replay.cutAfter(moment))).join(' '))
  }
  expect([...seen].toSorted()).toEqual([
    '.... a... a.c.',
    '.... a... abc.',
    'a... a... a.c.',
    'a... a... abc.',
  ])
})

it('refuses what is no log, and one that is cut off', () => {
  expect(() => readLog(Buffer.alloc(SECTOR))).toThrow(RangeError)
  expect(() => readLog(logOf({ sector: 0, data: 'a' }).subarray(0, 2 * SECTOR))).toThrow(RangeError)
})
