import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Caps } from './caps.ts'
import type { Command } from './commands.ts'
import { writeBegin, writeChunk, writeEnd } from './image-reports.ts'
import { createReceiver } from './receiver.ts'

const caps: Caps = {
  major: 1,
  minor: 0,
  class: 2,
  flags: 0,
  width: 100,
  height: 100,
  ppi: 500,
  reportLength: 64,
  maxWindow: 8,
  maxImage: 10_000,
  firmware: [0, 0, 0, 0],
}
const pixels = Uint8Array.from({ length: 100 * 90 }, (_, i) => (i * 31) & 0xff)
const payload = 52
const chunks = Math.ceil(pixels.length / payload)
const chunkOf = (seq: number, transfer = 1) =>
  writeChunk({ transfer, seq, flags: 0, payload: pixels.subarray(seq * payload, (seq + 1) * payload) }, 64)
const beginOf = (kind: 'preview' | 'final', transfer = 1) =>
  writeBegin(
    { transfer, kind, position: 2, width: 100, height: 90, ppi: 500, payload, chunks, crc: crc32(pixels) },
    64,
  )

function receiver() {
  const told: Command[] = []
  const finals: Uint8Array[] = []
  const previews: Uint8Array[] = []
  const failures: string[] = []
  const subject = createReceiver(caps, {
    tell: (command) => told.push(command),
    final: (image) => finals.push(image.pixels),
    preview: (image) => previews.push(image.pixels),
    failed: (why) => failures.push(why),
  })
  return { subject, told, finals, previews, failures, ops: () => told.map(({ op }) => op) }
}

/** A device that sends within its credit over a wire that loses, damages, doubles and swaps. */
function play(fate: (count: number) => 'ok' | 'lost' | 'damaged' | 'doubled' | 'late', most: number) {
  const { subject, told, finals, failures } = receiver()
  let [upTo, next, count, read] = [8, 0, 0, 0]
  let late: Uint8Array | null = null
  const again: number[] = []
  const attempts = new Map<number, number>()
  const send = (seq: number) => {
    const report = chunkOf(seq)
    attempts.set(seq, (attempts.get(seq) ?? 0) + 1)
    // A chunk that never comes through is another test.
    const what = (attempts.get(seq) ?? 0) > 3 ? 'ok' : fate((count += 1))
    if (what === 'damaged') report[20] = (report[20] ?? 0) ^ 4
    if (what === 'lost') return
    if (what === 'late') return void (late = report)
    subject.take(report)
    if (what === 'doubled') subject.take(report)
    if (late !== null) subject.take(late)
    late = null
  }
  subject.take(beginOf('final'))
  for (let step = 0; step < most && finals.length + failures.length === 0; step += 1) {
    for (; read < told.length; read += 1) {
      const command = told[read]!
      if (command.op === 'grant') upTo = Math.max(upTo, command.upTo)
      if (command.op === 'resync') {
        command.bitmap.forEach((byte, i) => {
          for (let bit = 0; bit < 8; bit += 1) if ((byte >> bit) & 1) again.push(command.from + i * 8 + bit)
        })
      }
    }
    const resent = again.shift()
    if (resent !== undefined) send(resent)
    else if (next < upTo && next < chunks) send(next++)
    else subject.silence()
  }
  return { told, finals, failures }
}

describe('a receiver', () => {
  it('brings an image whole, whatever the wire loses, damages, doubles or swaps now and then', () => {
    const fate = fc.constantFrom('ok', 'ok', 'ok', 'lost', 'damaged', 'doubled', 'late')
    fc.assert(
      fc.property(fc.array(fate, { minLength: 7, maxLength: 60 }), (fates) => {
        const { finals, failures } = play((count) => fates[count % fates.length] ?? 'ok', 20_000)
        expect(failures).toEqual([])
        expect(Buffer.compare(finals[0] ?? new Uint8Array(), pixels)).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('grants no more than the window, in absolute numbers, and acknowledges once', () => {
    const { told, finals } = play(() => 'ok', 10_000)
    const grants = told.flatMap((c) => (c.op === 'grant' ? [c.upTo] : []))
    expect(finals).toHaveLength(1)
    expect(Math.max(...grants)).toBe(chunks)
    grants.forEach((upTo, i) => expect(upTo - (grants[i - 1] ?? 8)).toBeLessThanOrEqual(8))
    expect(told.filter(({ op }) => op === 'ack')).toEqual([{ op: 'ack', transfer: 1, crc: crc32(pixels) }])
  })

  it('gives up after three silences without progress, and says whether anything was heard', () => {
    const silent = receiver()
    silent.subject.take(beginOf('final'))
    silent.subject.take(chunkOf(0))
    for (let i = 0; i < 4; i += 1) silent.subject.silence()
    expect([silent.failures, silent.ops().at(-1), silent.subject.isReceiving()]).toEqual([
      ['silent'],
      'abort',
      false,
    ])

    const noisy = receiver()
    noisy.subject.take(beginOf('final'))
    const damaged = chunkOf(0)
    damaged[20] = (damaged[20] ?? 0) ^ 1
    for (let i = 0; i < 4; i += 1) {
      noisy.subject.take(damaged)
      noisy.subject.silence()
    }
    expect(noisy.failures).toEqual(['garbled'])
  })

  it('asks at once for what was overtaken, and at the end for what is missing and not on its way again', () => {
    const { subject, told } = receiver()
    subject.take(beginOf('final'))
    subject.take(chunkOf(0))
    subject.take(chunkOf(3))
    expect(told.at(-1)).toMatchObject({
      op: 'resync',
      transfer: 1,
      from: 1,
      bitmap: expect.objectContaining({ 0: 0b11 }),
    })
    subject.take(writeEnd({ transfer: 1, chunks, crc: 0 }, 64))
    expect(told.at(-1)).toMatchObject({
      op: 'resync',
      from: 4,
      bitmap: expect.objectContaining({ 0: 0b1111 }),
    })
  })

  it('ignores chunks of another transfer or beyond the credit, and lets no other image push a final one aside', () => {
    const { subject, told, failures } = receiver()
    expect(subject.take(chunkOf(0))).toBe(false)
    subject.take(beginOf('final'))
    expect(subject.take(chunkOf(8))).toBe(false)
    expect(subject.take(chunkOf(0, 2))).toBe(false)
    expect(subject.take(beginOf('final', 2))).toBe(false)
    expect(subject.take(chunkOf(0))).toBe(true)
    expect([told, failures]).toEqual([[], []])
  })

  it('asks on a nudge without counting it, and from an ended device for each chunk that it grants', () => {
    const { subject, told, ops, failures } = receiver()
    subject.take(beginOf('final'))
    for (let i = 0; i < 10; i += 1) subject.nudge()
    expect([ops().slice(-2), failures]).toEqual([['grant', 'resync'], []])
    subject.take(writeEnd({ transfer: 1, chunks, crc: 0 }, 64))
    for (let seq = 0; seq < 4; seq += 1) subject.take(chunkOf(seq))
    expect(told.slice(-2)).toMatchObject([
      { op: 'grant', upTo: 12 },
      { op: 'resync', from: 8, bitmap: expect.objectContaining({ 0: 0b1111 }) },
    ])
  })

  it('lets a preview go that does not come through, without failing', () => {
    const { subject, ops, failures, finals, previews } = receiver()
    subject.take(beginOf('preview'))
    subject.silence()
    expect([ops(), failures]).toEqual([['abort'], []])
    subject.take(beginOf('preview', 3))
    subject.take(beginOf('final', 1))
    for (let seq = 0; seq < chunks; seq += 1) subject.take(chunkOf(seq))
    expect([finals.length, previews.length]).toEqual([1, 0])
  })

  it('refuses an image that has all its chunks but not its checksum', () => {
    const { subject, ops, failures } = receiver()
    subject.take(
      writeBegin(
        {
          transfer: 1,
          kind: 'final',
          position: 2,
          width: 52,
          height: 1,
          ppi: 500,
          payload,
          chunks: 1,
          crc: 1,
        },
        64,
      ),
    )
    subject.take(chunkOf(0))
    expect([ops(), failures]).toEqual([['abort'], ['garbled']])
  })
})
