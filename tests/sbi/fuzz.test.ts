/**
 * Every reader of what a service sends, under changed bytes. None may throw, hang or make room for more than it was
 * given. `SBI_FUZZ=300000` sets how many inputs each reader gets; by itself it is a few thousand.
 */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readJpeg } from '../../src-main/device-host/codecs/jpeg.ts'
import { readJpeg2000 } from '../../src-main/device-host/codecs/jpeg2000.ts'
import { limitsOf } from '../../src-main/drivers/sbi/certificate-limits.ts'
import { readCaptureAnswer } from '../../src-main/drivers/sbi/capture-answer.ts'
import { newRequest } from '../../src-main/drivers/sbi/capture-request.ts'
import { readDiscovery } from '../../src-main/drivers/sbi/discovery.ts'
import { readInfo } from '../../src-main/drivers/sbi/info.ts'
import { readIrisRecord } from '../../src-main/drivers/iris-record.ts'
import { readStatement } from '../../src-main/drivers/sbi/jws.ts'
import { createFrameSplitter } from '../../src-main/drivers/sbi/mjpeg.ts'
import { targetOfSlot } from '../../src-main/drivers/sbi/names.ts'
import { striped } from './body-parts.ts'
import { encodeJpeg, encodeJpeg2000 } from './encoders.ts'
import { digitalIdOf, discoveryEntry, infoEntry, slapScanner } from './fake-device.ts'
import { writeIrisRecord } from './iris-record.ts'
import { sign } from './pki.ts'
import { createRandom, mutated } from './seeds.ts'
import { makersKeys, type MakersKeys } from './stand.ts'

const count = Number(process.env['SBI_FUZZ'] ?? 2_000)
/** Verified signatures and unpacked pictures take milliseconds: these readers get a share of the inputs. */
const slowCount = Math.ceil(count / 20)
/** Kept: change them only to add one that found something. */
const seeds = [20261125, 4501, 4600]

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value))
let keys: MakersKeys
let discovery: Buffer
let info: Buffer
let statement: string

beforeAll(async () => {
  keys = await makersKeys()
  const callback = 'http://127.0.0.1:4501/'
  discovery = bytesOf([discoveryEntry(slapScanner, callback)])
  info = bytesOf([await infoEntry(slapScanner, 'Ready', callback, keys.signers)])
  statement = await sign(digitalIdOf(slapScanner), keys.signers.device)
})

const trust = () => ({ anchors: [keys.authority.certificate], at: new Date() })

/** Gives changed forms of `whole` to `read`; what it throws is told with its seed. */
async function fuzz(whole: Uint8Array, inputs: number, read: (bytes: Uint8Array) => unknown): Promise<void> {
  for (const seed of seeds) {
    const random = createRandom(seed)
    for (let i = 0; i < inputs / seeds.length; i += 1) {
      const input = mutated(whole, random)
      try {
        await read(input)
      } catch (cause) {
        throw new Error(`seed ${seed}, input ${i}: ${Buffer.from(input).toString('base64')}`, { cause })
      }
    }
  }
}

const longTime = 30_000 + count * 20

describe('changed bytes', () => {
  it('of a discovery', () => fuzz(discovery, count, readDiscovery), longTime)

  it(
    'of an info',
    async () => {
      const expected = { serial: slapScanner.serial, type: 'Finger', env: 'Staging' } as const
      await fuzz(info, slowCount, (bytes) => readInfo(bytes, expected, trust()))
    },
    longTime,
  )

  it(
    'of a signed statement: none is believed that says something else',
    async () => {
      const honest = digitalIdOf(slapScanner)
      await fuzz(Buffer.from(statement), slowCount, async (bytes) => {
        const read = await readStatement(Buffer.from(bytes).toString('latin1'), trust())
        if (read.ok) expect(read.value.payload).toEqual({ ...honest, dateTime: expect.any(String) as string })
      })
    },
    longTime,
  )

  it(
    'of a capture: none is accepted',
    async () => {
      const device = { id: digitalIdOf(slapScanner), sbiId: '1', status: 'Ready', firmware: '', subIds: [] }
      const request = newRequest(targetOfSlot('thumbs')!, 'Staging', '', 1_000, new Date())
      const context = {
        deviceId: 'd',
        device: { ...device, key: keys.signers.device.key },
        request,
        trust: trust(),
      }
      const answer = bytesOf({
        biometrics: [{ specVersion: '0.9.5', data: statement, hash: 'AB', error: null }],
      })
      await fuzz(answer, slowCount, async (bytes) => {
        expect((await readCaptureAnswer(bytes, context)).ok).toBe(false)
      })
    },
    longTime,
  )

  it(
    'of a certificate',
    async () => {
      const { X509Certificate } = await import('node:crypto')
      await fuzz(keys.authority.certificate.raw, count, (bytes) => {
        let certificate
        try {
          certificate = new X509Certificate(bytes)
        } catch {
          return
        }
        limitsOf(certificate)
      })
    },
    longTime,
  )

  it(
    'of an iris record: what is read lies within it',
    async () => {
      const record = writeIrisRecord({ eye: 1, format: 2, width: 4, height: 3, data: Buffer.alloc(12) })
      await fuzz(record, count, (bytes) => {
        const total = (readIrisRecord(bytes) ?? []).reduce((sum, { data }) => sum + data.length, 0)
        expect(total).toBeLessThanOrEqual(bytes.length)
      })
    },
    longTime,
  )

  it(
    'of a live view: no frame is larger than it may be',
    async () => {
      const jpeg = Buffer.concat([Buffer.of(0xff, 0xd8), Buffer.alloc(60, 0x41)])
      const part = Buffer.concat([
        Buffer.from(`--BoundaryString\r\nContent-Length: ${jpeg.length}\r\n\r\n`),
        jpeg,
        Buffer.from('\r\n\r\n'),
      ])
      await fuzz(Buffer.concat([part, part, part]), count, (bytes) => {
        const splitter = createFrameSplitter((frame) => expect(frame.length).toBeLessThanOrEqual(100), 100)
        const half = bytes.length >> 1
        if (splitter.take(bytes.subarray(0, half))) splitter.take(bytes.subarray(half))
      })
    },
    longTime,
  )

  it.each([
    ['JPEG 2000', encodeJpeg2000, readJpeg2000],
    ['JPEG', encodeJpeg, readJpeg],
  ] as const)(
    'of %s: a picture has the size that it states',
    async (_, encode, read) => {
      const whole = await encode(striped(64, 48))
      await fuzz(whole, Math.min(slowCount, 3_000), async (bytes) => {
        const image = await read(bytes)
        if (image !== null) expect(image.pixels.length).toBe(image.width * image.height)
      })
    },
    longTime,
  )
})

describe('anything at all', () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.json({ maxDepth: 6 }).map((json) => new Uint8Array(Buffer.from(json))),
  )

  it('is no discovery, no iris record and no live view', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(readDiscovery(bytes)).toEqual([])
        expect(readIrisRecord(bytes)).toBeNull()
        createFrameSplitter(() => expect.unreachable(), 100).take(bytes)
      }),
    )
  })

  it('is no info, no statement and no capture', async () => {
    const request = newRequest(targetOfSlot('thumbs')!, 'Staging', '', 1_000, new Date())
    const device = { id: digitalIdOf(slapScanner), sbiId: '1', status: 'Ready', firmware: '', subIds: [] }
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const expected = { serial: 's', type: 'Finger', env: 'Staging' } as const
        const context = {
          deviceId: 'd',
          device: { ...device, key: keys.signers.device.key },
          request,
          trust: trust(),
        }
        expect((await readInfo(bytes, expected, trust())).ok).toBe(false)
        expect((await readCaptureAnswer(bytes, context)).ok).toBe(false)
        expect((await readStatement(Buffer.from(bytes).toString('latin1'), trust())).ok).toBe(false)
      }),
    )
  })
})

describe('a live view in any pieces', () => {
  it('gives the same frames', () => {
    const jpegs = fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(jpegs, fc.integer({ min: 1, max: 50 }), (bodies, piece) => {
        const frames = bodies.map((body) => Buffer.concat([Buffer.of(0xff, 0xd8), body]))
        const stream = Buffer.concat(
          frames.flatMap((frame) => [
            Buffer.from(`--B\r\nContent-Type:image/jpeg\r\nContent-Length:${frame.length}\r\n\r\n`),
            frame,
            Buffer.from('\r\n\r\n'),
          ]),
        )
        const found: Uint8Array[] = []
        const splitter = createFrameSplitter((frame) => found.push(frame), 100)
        for (let at = 0; at < stream.length; at += piece)
          expect(splitter.take(stream.subarray(at, at + piece))).toBe(true)
        expect(found.map((frame) => Buffer.from(frame))).toEqual(frames)
      }),
    )
  })
})
