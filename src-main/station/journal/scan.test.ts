import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame, encodePayload } from './frame.ts'
import { scanSegment } from './scan.ts'

const contents = fc.array(fc.tuple(fc.string({ maxLength: 40 }), fc.uint8Array({ maxLength: 200 })), {
  minLength: 1,
  maxLength: 12,
})

function segmentOf(frames: readonly (readonly [string, Uint8Array])[]) {
  const encoded = frames.map(([json, bytes], index) =>
    encodeFrame({ type: 1, version: 1, seq: index + 1 }, encodePayload(json, bytes)),
  )
  return { encoded, segment: Buffer.concat(encoded) }
}

function readBack(segment: Buffer) {
  const items = scanSegment(segment)
  const frames = items.flatMap((item) => ('frame' in item ? [item.frame] : []))
  const bad = items.flatMap((item) => ('bad' in item ? [item.bad] : []))
  const covered = [...frames, ...bad].reduce((sum, { length }) => sum + length, 0)
  expect(covered).toBe(segment.length)
  return { frames, bad }
}

function expectSubset(
  frames: ReturnType<typeof readBack>['frames'],
  written: readonly (readonly [string, Uint8Array])[],
) {
  for (const frame of frames) {
    const [json, bytes] = written[frame.seq - 1]!
    expect(frame.json).toBe(json)
    expect(Buffer.from(frame.bytes).equals(bytes)).toBe(true)
  }
}

describe('a segment of the log', () => {
  it('gives back every frame exactly as it was written', () => {
    fc.assert(
      fc.property(contents, (written) => {
        const { frames, bad } = readBack(segmentOf(written).segment)
        expect(frames).toHaveLength(written.length)
        expect(bad).toHaveLength(0)
        expectSubset(frames, written)
      }),
    )
  })

  it('loses exactly the frame in which a bit was flipped, and says where', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.integer({ min: 0, max: 7 }), (written, at, bit) => {
        const { segment } = segmentOf(written)
        const offset = at % segment.length
        segment[offset]! ^= 1 << bit
        const { frames, bad } = readBack(segment)
        expect(frames).toHaveLength(written.length - 1)
        expect(bad).toHaveLength(1)
        expect(bad[0]!.offset <= offset && offset < bad[0]!.offset + bad[0]!.length).toBe(true)
        expectSubset(frames, written)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every frame that inserted bytes did not split, and reports the insertion', () => {
    fc.assert(
      fc.property(
        contents,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 90 }),
        (written, at, extra) => {
          const { segment } = segmentOf(written)
          const offset = at % (segment.length + 1)
          const { frames, bad } = readBack(
            Buffer.concat([segment.subarray(0, offset), extra, segment.subarray(offset)]),
          )
          expect(frames.length).toBeGreaterThanOrEqual(written.length - 1)
          expect(bad.length).toBeGreaterThanOrEqual(1)
          expectSubset(frames, written)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('calls a cut frame torn, whatever the length that is left', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (written, at) => {
        const { encoded, segment } = segmentOf(written)
        const length = at % segment.length
        const { frames, bad } = readBack(segment.subarray(0, length))
        expectSubset(frames, written)
        let whole = 0
        while (encoded.slice(0, whole + 1).reduce((sum, f) => sum + f.length, 0) <= length) whole += 1
        expect(frames).toHaveLength(whole)
        expect(bad.every(({ torn }) => torn)).toBe(true)
      }),
    )
  })

  it('never throws on arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readBack(Buffer.from(bytes))))
  })
})
