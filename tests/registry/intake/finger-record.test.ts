import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aFingerRecord } from '../../../src-main/station/vault/sealing/test-finger-record.ts'
import { isWsqRecord, readFingerRecord } from './finger-record.ts'

it('reads position, impression, size, resolution and quality of a record', () => {
  expect(readFingerRecord(aFingerRecord())).toMatchObject([
    { position: 1, impression: 1, compression: 2, ppi: 500, width: 800, height: 750, scores: [77] },
  ])
  expect(isWsqRecord(aFingerRecord())).toBe(true)
})

it('refuses a record whose payload is not WSQ, and bytes before or behind', () => {
  const raw = aFingerRecord()
  raw.set([0], 52)
  expect(readFingerRecord(raw)).toHaveLength(1)
  expect(isWsqRecord(raw)).toBe(false)
  const other = aFingerRecord()
  other.set([0xd8], 63)
  expect(isWsqRecord(other)).toBe(false)
  expect(readFingerRecord(Buffer.concat([aFingerRecord(), Buffer.of(0)]))).toBeNull()
  expect(readFingerRecord(new Uint8Array())).toBeNull()
})

it('never throws, and takes no record that was cut', () => {
  const whole = aFingerRecord()
  for (let length = 0; length < whole.length; length++)
    expect(readFingerRecord(whole.subarray(0, length))).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const bytes = Uint8Array.from(whole)
      for (const [i, value] of changes) bytes[i] = value
      readFingerRecord(bytes)
    }),
    { numRuns: 2_000 },
  )
})
