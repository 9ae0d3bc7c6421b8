import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSplitter } from './splitter.ts'

function framed(body: Uint8Array): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  return Buffer.concat([head, body])
}

it('gives the same frames however the pipe cuts them', () => {
  const bodies = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 12 })
  fc.assert(
    fc.property(bodies, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (frames, cuts) => {
      const got: string[] = []
      const splitter = createSplitter(40, (frame) => got.push(Buffer.from(frame).toString('hex')))
      const stream = Buffer.concat(frames.map(framed))
      for (let at = 0, i = 0; at < stream.length; i += 1) {
        const size = cuts[i % cuts.length] ?? 1
        expect(splitter.take(stream.subarray(at, at + size))).toBe(true)
        at += size
      }
      expect(got).toEqual(frames.map((frame) => Buffer.from(frame).toString('hex')))
    }),
  )
})

it.each([0, 41, 0xffff_ffff])('ends for good at a length of %d', (length) => {
  const got: Uint8Array[] = []
  const splitter = createSplitter(40, (frame) => got.push(frame))
  const head = Buffer.alloc(4)
  head.writeUInt32BE(length)
  expect(splitter.take(Buffer.concat([framed(Buffer.from('a')), head]))).toBe(false)
  expect(splitter.take(framed(Buffer.from('b')))).toBe(false)
  expect(got).toHaveLength(1)
})

it('never copies a chunk for each of the frames in it', () => {
  const chunk = Buffer.concat(Array.from({ length: 10_000 }, () => framed(Buffer.from('x'))))
  const memories = new Set<ArrayBufferLike>()
  const splitter = createSplitter(40, (frame) => memories.add(frame.buffer))
  splitter.take(chunk)
  expect(memories.size).toBe(1)
})
