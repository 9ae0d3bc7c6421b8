import fc from 'fast-check'
import { decode, encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { isLosslessIris, readIrisRecord as readElsewhere } from '../../tests/registry/intake/iris-record.ts'
import { readIrisRecord, writeIrisRecord, type IrisToWrite } from './iris-record.ts'

const pngOf = (width: number, height: number) =>
  new Uint8Array(
    encode({
      width,
      height,
      channels: 1,
      depth: 8,
      data: Uint8Array.from({ length: width * height }, (_, i) => i),
    }),
  )
const anIris = (change: Partial<IrisToWrite> = {}): IrisToWrite => ({
  eye: 'left',
  width: 640,
  height: 480,
  takenAt: new Date('2026-11-25T01:02:03.004Z'),
  score: 77,
  iris: { x: 320.4, y: 241.6, r: 115.2 },
  png: pngOf(640, 480),
  ...change,
})

describe('an iris record that we write', () => {
  it('has the bytes of ISO/IEC 19794-6:2011', () => {
    const record = Buffer.from(writeIrisRecord(anIris({ png: Uint8Array.of(1, 2, 3) })))
    expect(record.toString('hex')).toBe(
      [
        '4949520030323000', // IIR, version 020
        '0000004c', // length: 76
        '0001', // representations
        '00', // not certified
        '01', // eyes
        '0000003c', // length of the representation: 60
        '07ea0b190102030004', // 2026-11-25 01:02:03.004
        '01', // camera
        '00000000', // vendor and type
        '01', // quality blocks
        '4d00000000', // 77, ours
        '0001', // first representation
        '02', // left eye
        '02', // VGA
        '0e', // PNG
        '45', // upright, without loss
        '028001e0', // 640 x 480
        '08',
        '0000', // distance
        'ffffffff', // roll
        '0140014000f200f200e600e6', // middle and diameter
        '00000003',
        '010203',
      ].join(''),
    )
  })

  it('is read by us and by the registry with every pixel', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('right' as const, 'left' as const),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (eye, score, width, height) => {
          const png = pngOf(width, height)
          const record = writeIrisRecord(anIris({ eye, score, width, height, png }))
          const [ours, ...others] = readIrisRecord(record) ?? []
          expect(others).toEqual([])
          expect(ours).toMatchObject({ eye, format: 'png', width, height, depth: 8, scores: [score] })
          expect(decode(ours!.data).data).toEqual(decode(png).data)
          expect(readElsewhere(record)).toMatchObject([
            { eye: eye === 'right' ? 1 : 2, format: 14, width, height, scores: [score] },
          ])
        },
      ),
    )
  })
})

describe('a record from anybody', () => {
  const whole = writeIrisRecord(anIris({ width: 5, height: 3, png: pngOf(5, 3) }))

  it('is none where it was cut, lengthened, or a length lies', () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(readIrisRecord(whole.subarray(0, length))).toBeNull()
      expect(readElsewhere(whole.subarray(0, length))).toBeNull()
    }
    for (const read of [readIrisRecord, readElsewhere]) expect(read(Uint8Array.of(...whole, 0))).toBeNull()
    for (const at of [0, 4, 8, 11, 12, 16, 19, 72]) {
      const lying = whole.slice()
      lying[at] = (lying[at] ?? 0) ^ 0x41
      expect(readIrisRecord(lying)).toBeNull()
    }
  })

  it('is never thrown at, whatever its bytes', () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.uint8Array({ maxLength: 90 }), (changes, junk) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) bytes[at] = value
        for (const input of [bytes, junk]) {
          const total = (readIrisRecord(input) ?? []).reduce((sum, { data }) => sum + data.length, 0)
          expect(total).toBeLessThanOrEqual(input.length)
          readElsewhere(input)
          isLosslessIris(input, 'iris-left')
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the registry', () => {
  it('takes the eye that the slot names, as a whole grey PNG of at least 640 x 480, and nothing else', () => {
    expect(isLosslessIris(writeIrisRecord(anIris()), 'iris-left')).toBe(true)
    expect(isLosslessIris(writeIrisRecord(anIris()), 'iris-right')).toBe(false)
    expect(isLosslessIris(writeIrisRecord(anIris()), 'rolled-1')).toBe(false)
    const small = anIris({ width: 320, height: 240, png: pngOf(320, 240) })
    expect(isLosslessIris(writeIrisRecord(small), 'iris-left')).toBe(false)
    const otherSize = anIris({ png: pngOf(480, 640) })
    expect(isLosslessIris(writeIrisRecord(otherSize), 'iris-left')).toBe(false)
    const png = pngOf(640, 480)
    const cut = anIris({ png: png.subarray(0, png.length >> 1) })
    expect(isLosslessIris(writeIrisRecord(cut), 'iris-left')).toBe(false)
  })
})
