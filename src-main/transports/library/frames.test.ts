/** Golden bytes of the frames, and what their reader does with bytes that are none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestAnswer, readAnswer, writeCommand } from './frames.ts'
import { createSplitter } from './splitter.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
/** Fields of golden bytes stand apart to be read. */
const bytes = (fields: string) => Buffer.from(fields.replaceAll(' ', ''), 'hex')
const golden = (fields: string) => fields.replaceAll(' ', '')

const info = `00000001 00000001 00001209 00000002 00000640 000005dc 000001f4
  02 4131 03 532d31 05 4dc3a179 21 03 312e30`.replaceAll('\n', '')

describe('commands', () => {
  it.each([
    [{ verb: 'list' }, '00000005 01 00000007'],
    [{ verb: 'open', id: 'A1' }, '00000008 02 00000007 02 4131'],
    [
      { verb: 'finger', device: 3, position: 13, isRolled: false, timeoutMs: 60_000 },
      '0000000f 03 00000007 00000003 0d 00 0000ea60',
    ],
    [
      { verb: 'iris', device: 3, position: 3, isRolled: false, timeoutMs: 1 },
      '0000000f 04 00000007 00000003 03 00 00000001',
    ],
    [{ verb: 'cancel' }, '00000005 05 00000007'],
    [{ verb: 'close', device: 3 }, '00000009 06 00000007 00000003'],
  ] as const)('%o', (command, fields) => {
    expect(hex(writeCommand(command, 7))).toBe(golden(fields))
  })

  it('cuts an id that no library can have given', () => {
    expect(writeCommand({ verb: 'open', id: 'x'.repeat(500) }, 1)).toHaveLength(4 + 5 + 1 + 63)
  })
})

describe('answers', () => {
  it('are read as they are written', () => {
    expect(readAnswer(bytes('81 00000000 03 00000009 03 6f6c64'))).toEqual({
      kind: 'loaded',
      how: 'other-version',
      version: '0.9',
      why: 'old',
    })
    expect(readAnswer(bytes(`83 00000007 00000002 ${info}`))).toEqual({
      kind: 'opened',
      ask: 7,
      handle: 2,
      device: {
        kind: 'fingerprint',
        isSimulated: true,
        vendorId: 0x1209,
        productId: 2,
        maxWidth: 1600,
        maxHeight: 1500,
        ppi: 500,
        id: 'A1',
        serial: 'S-1',
        model: 'Máy!',
        firmware: '1.0',
      },
    })
    expect(readAnswer(bytes('84 00000007 00000001 0000000d 00000002 00000001 000001f4 ff00'))).toEqual({
      kind: 'image',
      ask: 7,
      image: { isFinal: true, position: 13, width: 2, height: 1, ppi: 500, pixels: Buffer.from([255, 0]) },
    })
    expect(readAnswer(bytes('85 00000007 01 00'))).toEqual({ kind: 'done', ask: 7, outcome: 'gone', why: '' })
  })

  it.each([
    ['of no kind', '80 00000000'],
    ['too short', '85 000000'],
    ['with bytes left over', '85 00000007 01 00 00'],
    ['whose text is longer than the frame', '85 00000007 01 05 4141'],
    ['with an outcome that is none', '85 00000007 0a 00'],
    ['whose pixels are one too few', '84 00000007 00000001 0000000d 00000002 00000001 000001f4 ff'],
    ['whose pixels are none', '84 00000007 00000001 0000000d 00000000 00000001 000001f4'],
    ['whose sides agree only when they overflow', '84 00000007 00000001 0000000d 80000000 00000002 00000000'],
  ])('%s are none', (_, fields) => {
    expect(readAnswer(bytes(fields))).toBeNull()
  })

  it('hold no text that upsets a screen, and no serial number that is a path', () => {
    const fields = '82 00000001' + ' 00000009'.repeat(7) + ' 00 03 2e2f2e 06 41e280ae0742 02 fffe'
    expect(readAnswer(bytes(fields))).toMatchObject({
      device: { kind: null, serial: '', model: 'AB', firmware: '' },
    })
  })
})

describe('hostile bytes', () => {
  const seeds = [
    '81 00000000 00 00010000 00',
    `82 00000001 ${info}`,
    `83 00000007 00000002 ${info}`,
    '84 00000007 00000001 0000000d 00000002 00000001 000001f4 ff00',
    '85 00000007 06 03 6f6c64',
  ].map(bytes)

  it('never make the reader throw, or believe an image of another size', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
        fc.nat(80),
      )
      .map(([seed, changes, cut]) => {
        const copy = Buffer.from(seed.subarray(0, Math.max(1, seed.length - (cut > 60 ? cut - 60 : 0))))
        for (const [at, value] of changes) copy[at % copy.length] = value
        return copy
      })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 120 }), mutated), (frame) => {
        const answer = readAnswer(frame)
        if (answer?.kind === 'image')
          expect(answer.image.pixels).toHaveLength(answer.image.width * answer.image.height)
        if (answer !== null && 'device' in answer) expect(answer.device.model).toMatch(/^\P{C}*$/u)
      }),
      { numRuns: 5_000 },
    )
  })

  it('never upset what cuts and reads them, mutated 60,000 times', () => {
    const streams = seeds.map((seed) => Buffer.concat([Buffer.of(0, 0, 0, seed.length), seed]))
    let state = 20_261_125
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state >>> 8) % below
    }
    let read = 0
    for (let i = 0; i < 60_000; i += 1) {
      const stream = Buffer.concat([streams[random(5)] ?? Buffer.of(), streams[random(5)] ?? Buffer.of()])
      for (let n = random(4); n > 0; n -= 1) stream[random(stream.length)] = random(256)
      const splitter = createSplitter(longestAnswer, (frame) => (read += readAnswer(frame) === null ? 0 : 1))
      const cut = random(stream.length)
      if (splitter.take(stream.subarray(0, cut))) splitter.take(stream.subarray(cut))
    }
    // Most mutations spare one of the two frames: the reader was really reached.
    expect(read).toBeGreaterThan(30_000)
  })
})
