/** The published document and this code say the same: tables and vectors are read out of PROFILE.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCaps, readModel, writeCaps, writeModel, type Caps } from './caps.ts'
import {
  codeOfOp,
  readCommand,
  readResponse,
  writeCommand,
  writeResponse,
  type Command,
  type Envelope,
  type Response,
} from './commands.ts'
import { writeDescriptor } from './descriptor.ts'
import {
  readBegin,
  readChunk,
  readEnd,
  writeBegin,
  writeChunk,
  writeEnd,
  type ImageBegin,
  type ImageChunk,
  type ImageEnd,
} from './image-reports.ts'
import {
  codeOf,
  faultOf,
  readEvent,
  readStatus,
  writeEvent,
  writeStatus,
  type DeviceEvent,
  type DeviceFault,
} from './status.ts'

const text = readFileSync(join(import.meta.dirname, 'PROFILE.md'), 'utf8')
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const rowsOf = (part: string) =>
  part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
const section = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to))

const caps: Caps = {
  major: 1,
  minor: 0,
  class: 2,
  flags: 0,
  width: 1600,
  height: 1500,
  ppi: 500,
  reportLength: 1024,
  maxWindow: 24,
  maxImage: 2_400_000,
  firmware: [1, 0, 0, 0],
}

interface Codec {
  /** `fields` are those of the document, with hex made into bytes. */
  readonly write: (fields: unknown) => Uint8Array
  /** The fields as the document has them, or null. */
  readonly read: (bytes: Uint8Array) => unknown
}

/** What the fields are is the document's to say, and the bytes show whether it was right. */
const codec = (write: (fields: never) => Uint8Array, read: Codec['read']): Codec => ({
  write: (fields) => write(fields as never),
  read,
})

const codecs: Readonly<Record<string, Codec>> = {
  CAPS: codec(writeCaps, readCaps),
  STATUS: codec(writeStatus, readStatus),
  STRINGS: codec(writeModel, readModel),
  COMMAND: codec(
    (fields: Command & Envelope) => writeCommand(fields, fields, 1024),
    (bytes) => {
      const { nonce, session, command } = readCommand(bytes) ?? {}
      return { nonce, session, ...command }
    },
  ),
  RESPONSE: codec((fields: Response) => writeResponse(fields, 1024), readResponse),
  EVENT: codec((fields: DeviceEvent) => writeEvent(fields, 1024), readEvent),
  IMAGE_BEGIN: codec(
    (fields: ImageBegin) => writeBegin(fields, 1024),
    (bytes) => readBegin(bytes, caps),
  ),
  IMAGE_CHUNK: codec(
    (fields: Omit<ImageChunk, 'isIntact'>) => writeChunk(fields, 1024),
    (bytes) => {
      const { isIntact, ...chunk } = readChunk(bytes) ?? {}
      return isIntact ? chunk : null
    },
  ),
  IMAGE_END: codec((fields: ImageEnd) => writeEnd(fields, 1024), readEnd),
}

const vectors = rowsOf(text.slice(text.indexOf('## 16.'))).slice(2)

/** Bytes stand in hex in the document. */
function bytesIn(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields
  const bytes = Object.entries(fields).filter(([name]) => name === 'bitmap' || name === 'payload')
  const isCount = ([, value]: [string, unknown]) => typeof value === 'number'
  return {
    ...fields,
    ...Object.fromEntries(bytes.filter((one) => !isCount(one)).map(([n, v]) => [n, fromHex(v)])),
  }
}

describe('the test vectors', () => {
  it('are there for every report, every op, every status and every event', () => {
    expect(new Set(vectors.map(([report]) => report))).toEqual(new Set(Object.keys(codecs)))
    const values = (report: string, field: string) =>
      new Set(vectors.filter(([name]) => name === report).map(([, f]) => JSON.parse(f!.slice(1, -1))[field]))
    expect(values('COMMAND', 'op').size).toBe(9)
    expect(values('RESPONSE', 'status').size).toBe(5)
    expect(values('EVENT', 'type').size).toBe(6)
  })

  it.each(vectors)('%s %s is written and read', (report, fields, bytes) => {
    const { write, read } = codecs[report]!
    const value = bytesIn(JSON.parse(fields.slice(1, -1)))
    const expected = fromHex(bytes.slice(1, -1))
    const written = write(value)
    expect(toHex(written.subarray(0, expected.length))).toBe(toHex(expected))
    expect(written.subarray(expected.length).every((byte) => byte === 0)).toBe(true)
    const padded = new Uint8Array(written.length)
    padded.set(expected)
    expect(read(padded)).toEqual(value)
    expect(read(padded.map((byte, i) => (i === 0 ? byte ^ 0x80 : byte)))).not.toEqual(value)
  })
})

describe('the tables', () => {
  it('have the report descriptor byte by byte', () => {
    const block = /```descriptor\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const bytes = block.split('\n').map((line) => /^(?:[\da-f]{2} ?)*/.exec(line)?.[0] ?? '')
    expect(toHex(fromHex(bytes.join('')))).toBe(toHex(writeDescriptor(2, 1024)))
  })

  it('have every op with its number', () => {
    const ops = rowsOf(section('## 4.', '### 0x30')).filter(([code]) => code?.startsWith('0x'))
    expect(ops).toHaveLength(9)
    for (const [code, name] of ops) {
      const op = name === 'SELFTEST' ? 'self-test' : name!.toLowerCase()
      expect(codeOfOp(op as Command['op'])).toBe(Number(code))
    }
  })

  it('have every error and every event with its number', () => {
    const errors = rowsOf(section('## 9.', '## 10.')).slice(2)
    expect(errors).toHaveLength(8)
    for (const [code, name] of errors) {
      expect([faultOf(Number(code)), codeOf(name as DeviceFault)]).toEqual([name, Number(code)])
    }
    const events = rowsOf(section('| type | name', 'Events may be sent')).slice(2)
    expect(events).toHaveLength(6)
    for (const [code, type] of events) {
      const event = { seq: 1, type: type as DeviceEvent['type'], value: 0, deviceMs: 0 }
      expect(writeEvent(event, 64)[3]).toBe(Number(code))
    }
  })
})
