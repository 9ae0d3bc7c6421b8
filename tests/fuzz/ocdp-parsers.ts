/** Every parser of OCDP, the device's half too, and the receiver with a whole conversation made of bent reports. */
import { crc32 } from 'node:zlib'
import {
  readCaps,
  readModel,
  readVersion,
  writeCaps,
  writeModel,
  type Caps,
} from '../../src-main/drivers/ocdp/caps.ts'
import {
  readCommand,
  readResponse,
  writeCommand,
  writeResponse,
} from '../../src-main/drivers/ocdp/commands.ts'
import {
  readBegin,
  readChunk,
  readEnd,
  writeBegin,
  writeChunk,
  writeEnd,
} from '../../src-main/drivers/ocdp/image-reports.ts'
import { createReceiver } from '../../src-main/drivers/ocdp/receiver.ts'
import { readEvent, readStatus, writeEvent, writeStatus } from '../../src-main/drivers/ocdp/status.ts'
import { bend, createRandom, type Parser } from './fuzz-parsers.ts'

const caps: Caps = {
  major: 1,
  minor: 0,
  class: 2,
  flags: 0,
  width: 60,
  height: 50,
  ppi: 500,
  reportLength: 64,
  maxWindow: 24,
  maxImage: 3_000,
  firmware: [1, 0, 0, 0],
}
const pixels = Uint8Array.from({ length: 3_000 }, (_, i) => i)
const payload = 52
const chunks = Math.ceil(pixels.length / payload)
const begin = {
  transfer: 1,
  kind: 'final',
  position: 13,
  width: 60,
  height: 50,
  ppi: 500,
  payload,
  chunks,
  crc: crc32(pixels),
} as const
const chunk = (seq: number) =>
  writeChunk({ transfer: 1, seq, flags: 0, payload: pixels.subarray(seq * payload, (seq + 1) * payload) }, 64)
const at = { nonce: 7, session: 9 }
const bitmap = new Uint8Array(32).fill(0xff)
const end = writeEnd({ transfer: 1, chunks, crc: begin.crc }, 64)
const conversation = [writeBegin(begin, 64), ...Array.from({ length: chunks }, (_, seq) => chunk(seq)), end]

/** A bent conversation: the input only chooses which reports are bent, lost, doubled and silent. */
function receive(input: Uint8Array): unknown {
  const random = createRandom(crc32(input) | 1)
  let result: Uint8Array | null = null
  const receiver = createReceiver(caps, {
    tell: () => undefined,
    preview: () => undefined,
    final: (image) => (result = image.pixels),
    failed: () => undefined,
  })
  for (const report of conversation) {
    const fate = random(24)
    if (fate === 0) receiver.silence()
    else if (fate === 1) receiver.nudge()
    else if (fate === 2) receiver.take(bend(report, random))
    else if (fate === 3) receiver.take(conversation[random(conversation.length)] ?? report)
    if (fate !== 4) receiver.take(report)
  }
  if (result !== null && Buffer.compare(result, pixels) !== 0) throw new Error('another image')
  return result
}

export const ocdpParsers: readonly Parser[] = [
  { name: 'ocdp version', seeds: [writeCaps(caps)], parse: readVersion },
  { name: 'ocdp caps', seeds: [writeCaps(caps)], parse: readCaps },
  { name: 'ocdp strings', seeds: [writeModel('Máy quét')], parse: readModel },
  {
    name: 'ocdp status',
    seeds: [
      writeStatus({
        state: 3,
        session: 9,
        flags: 1,
        lastError: 'none',
        transfer: 1,
        nextSeq: 2,
        eventSeq: 3,
        uptimeMs: 4,
        dropped: 0,
      }),
    ],
    parse: readStatus,
  },
  {
    name: 'ocdp response',
    seeds: [writeResponse({ nonce: 7, op: 3, status: 'ok', detail: 0 }, 64)],
    parse: readResponse,
  },
  {
    name: 'ocdp event',
    seeds: [writeEvent({ seq: 1, type: 'button', value: 1, deviceMs: 5 }, 64)],
    parse: readEvent,
  },
  {
    name: 'ocdp command',
    seeds: [
      writeCommand({ op: 'arm', position: 13, upTo: 24 }, at, 64),
      writeCommand({ op: 'resync', transfer: 1, from: 3, bitmap }, at, 64),
      writeCommand({ op: 'ack', transfer: 1, crc: 5 }, at, 64),
    ],
    parse: readCommand,
  },
  { name: 'ocdp begin', seeds: [writeBegin(begin, 64)], parse: (input) => readBegin(input, caps) },
  { name: 'ocdp chunk', seeds: [chunk(0), chunk(57)], parse: readChunk },
  { name: 'ocdp end', seeds: [end], parse: readEnd },
]

/** Each input is a conversation of sixty reports: slower, and so a list of its own. */
export const ocdpConversations: readonly Parser[] = [
  { name: 'ocdp receiver', seeds: [pixels.subarray(0, 32)], parse: receive, mayHold: pixels.length },
]
