import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { captureSlot } from '../../contract/records/policy-pack.ts'
import { writeIrisRecord } from '../../../tests/sbi/iris-record.ts'
import { discoveryEntry, slapScanner } from '../../../tests/sbi/fake-device.ts'
import { createFrameSplitter } from './mjpeg.ts'
import { captureBody, newRequest } from './capture-request.ts'
import { readDiscovery } from './discovery.ts'
import { errorOfCode } from './errors.ts'
import { nextHash } from './hash-chain.ts'
import type { DeviceInfo } from './info.ts'
import { readIrisRecord } from '../iris-record.ts'
import { eyeOf, fingerOf, nameOfFinger, targetOfEyes, targetOfSlot } from './names.ts'

describe('the hash of a sample', () => {
  it('begins with the SHA-256 of nothing and goes over bytes, not their text', () => {
    const record = Buffer.from('record')
    const digest = createHash('sha256').update(record).digest('hex')
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    const first = createHash('sha256')
      .update(Buffer.from(nothing + digest, 'hex'))
      .digest('hex')
    expect(nextHash('', record)).toBe(first.toUpperCase())
    expect(nextHash(nothing.toUpperCase(), record)).toBe(first.toUpperCase())
    expect(nextHash(first, record)).not.toBe(nextHash('', record))
  })
})

describe('names', () => {
  it('are those of the specification, there and back', () => {
    expect([1, 2, 5, 6, 10].map(nameOfFinger)).toEqual([
      'Right Thumb',
      'Right IndexFinger',
      'Right LittleFinger',
      'Left Thumb',
      'Left LittleFinger',
    ])
    for (let finger = 1; finger <= 10; finger += 1) expect(fingerOf(nameOfFinger(finger))).toBe(finger)
    expect([fingerOf('UNKNOWN'), eyeOf('UNKNOWN'), eyeOf('Left'), eyeOf('Right')]).toEqual([
      null,
      null,
      'left',
      'right',
    ])
  })

  it('are asked of the part of the device that has them', () => {
    const asked = captureSlot.options.map((slot) => [
      slot,
      targetOfSlot(slot)?.subId,
      targetOfSlot(slot)?.subtypes.length,
    ])
    expect(asked.slice(0, 4)).toEqual([
      ['right-four', '2', 4],
      ['left-four', '1', 4],
      ['thumbs', '3', 2],
      ['rolled-1', '4', 1],
    ])
    expect(asked.at(-1)).toEqual(['portrait', undefined, undefined])
    expect(targetOfEyes(['right'])).toMatchObject({ subId: '2', subtypes: ['Right'] })
    expect(targetOfEyes(['right', 'left', 'left'])).toMatchObject({ subId: '3', subtypes: ['Right', 'Left'] })
    expect(targetOfEyes([])).toBeNull()
  })
})

describe('a request', () => {
  const device = { sbiId: '7' } as DeviceInfo
  it('sends all values as text, with a new transaction each time', () => {
    const at = new Date('2026-11-25T01:02:03.456Z')
    const request = newRequest(targetOfSlot('thumbs')!, 'Staging', '', 9_000, at)
    expect(captureBody(request, device)).toEqual({
      env: 'Staging',
      purpose: 'Registration',
      specVersion: '0.9.5',
      timeout: '9000',
      captureTime: '2026-11-25T01:02:03Z',
      transactionId: expect.stringMatching(/^[A-Za-z0-9-]{4,50}$/) as string,
      bio: [
        {
          type: 'Finger',
          count: '2',
          bioSubType: ['Right Thumb', 'Left Thumb'],
          exception: [],
          requestedScore: '40',
          deviceId: '7',
          deviceSubId: '3',
          previousHash: '',
        },
      ],
      customOpts: {},
    })
    expect(newRequest(request.target, 'Staging', '', 9_000, at).transactionId).not.toBe(request.transactionId)
  })

  it('says that a finger is to be rolled', () => {
    const request = newRequest(targetOfSlot('rolled-3')!, 'Staging', '', 9_000, new Date())
    expect(captureBody(request, device)).toMatchObject({
      bio: [{ count: '1', bioSubType: ['Right MiddleFinger'], deviceSubId: '4' }],
      customOpts: { impressionType: 'rolled' },
    })
  })
})

describe('a discovery', () => {
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
  const entry = discoveryEntry(slapScanner, 'http://127.0.0.1:4501/')
  it('leaves out what it cannot read, and takes numbers for text', () => {
    const numbered = { ...entry, error: { errorCode: 0 } }
    const padded = {
      ...entry,
      digitalId: `${entry.digitalId}==`.slice(0, Math.ceil(entry.digitalId.length / 4) * 4),
    }
    const busy = { ...entry, error: { errorCode: '503', errorInfo: '' } }
    const one = { serial: 'SLAP-0001', product: 'Finger Slap', callback: 'http://127.0.0.1:4501/' }
    expect(readDiscovery(bytes([{}, busy, null, numbered, padded]))).toEqual([one, one])
    expect(readDiscovery(bytes(Array.from({ length: 500 }, () => entry)))).toHaveLength(16)
    expect(readDiscovery(bytes({ error: {} }))).toEqual([])
  })
})

describe('an iris record', () => {
  const data = Buffer.from([1, 2, 3, 4, 5, 6])
  it('is read with any number of quality blocks', () => {
    for (const qualities of [[], [80], [80, 90, 70]]) {
      const record = writeIrisRecord({ eye: 2, format: 2, width: 3, height: 2, data, qualities })
      expect(readIrisRecord(record)).toEqual([
        { eye: 'left', format: 'raw', width: 3, height: 2, depth: 8, scores: qualities, data },
      ])
    }
  })

  it('is none when a byte is missing or too many', () => {
    const record = writeIrisRecord({ eye: 1, format: 10, width: 3, height: 2, data })
    for (let length = 0; length < record.length; length += 1)
      expect(readIrisRecord(record.subarray(0, length))).toBeNull()
    expect(readIrisRecord(Buffer.concat([record, Buffer.of(0)]))).toBeNull()
    // The image says that it is longer or shorter than what is there.
    for (const off of [-1, 1]) {
      const lying = Buffer.from(record)
      lying.writeUInt32BE(data.length + off, lying.length - data.length - 4)
      expect(readIrisRecord(lying)).toBeNull()
    }
  })
})

describe('a live view', () => {
  const part = (length: number) => Buffer.from(`--B\r\ncontent-length: ${length}\r\n\r\n`)
  it('makes no room for more than a frame may have, nor for a header without end', () => {
    const splitter = () => createFrameSplitter(() => undefined, 1_000)
    expect(splitter().take(part(1_000))).toBe(true)
    expect(splitter().take(part(1_001))).toBe(false)
    expect(splitter().take(part(0))).toBe(false)
    expect(splitter().take(Buffer.alloc(4_096, 0x41))).toBe(true)
    expect(splitter().take(Buffer.alloc(4_097, 0x41))).toBe(false)
  })
})

describe('an error code', () => {
  it.each([
    ['106', 'devices/unplugged'],
    ['111', 'devices/busy'],
    ['701', 'devices/timeout'],
    ['107', 'devices/untrusted'],
    ['599', 'devices/garbled'],
  ])('%s is %s', (code, is) => {
    expect(errorOfCode(code, 'd')).toMatchObject({ code: is, deviceId: 'd' })
  })
})
