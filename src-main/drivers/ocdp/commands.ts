/** Output report 0x20, COMMAND: `id, nonce u16, op u8, session u32, arguments`; and 0x30, RESPONSE. */
import { getU24, isReport, setU24, viewOf } from './bytes.ts'

const commandId = 0x20
export const responseId = 0x30

export type Command =
  | { readonly op: 'hello' | 'bye' | 'cancel' | 'self-test' }
  | { readonly op: 'arm'; readonly position: number; readonly upTo: number }
  /** The device may send chunks below `upTo`: absolute, so that a lost grant costs nothing but time. */
  | { readonly op: 'grant'; readonly transfer: number; readonly upTo: number }
  /** Bit i of the bitmap asks for chunk `from + i`; `from` 0 asks for IMAGE_BEGIN as well. */
  | { readonly op: 'resync'; readonly transfer: number; readonly from: number; readonly bitmap: Uint8Array }
  | { readonly op: 'ack'; readonly transfer: number; readonly crc: number }
  | { readonly op: 'abort'; readonly transfer: number }

const codes = {
  hello: 1,
  bye: 2,
  arm: 3,
  cancel: 4,
  grant: 5,
  resync: 6,
  ack: 7,
  abort: 8,
  'self-test': 0x0e,
} as const
type Op = keyof typeof codes
const opNames: readonly Op[] = [
  'hello',
  'bye',
  'arm',
  'cancel',
  'grant',
  'resync',
  'ack',
  'abort',
  'self-test',
]
const opOf = (code: number) => opNames.find((name) => codes[name] === code)
export const codeOfOp = (op: Op): number => codes[op]

/** Chunks that one RESYNC can name. */
export const bitmapBits = 256
const formatRaw8 = 0

export interface Envelope {
  readonly nonce: number
  readonly session: number
}

export function writeCommand(command: Command, { nonce, session }: Envelope, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  v.setUint8(0, commandId)
  v.setUint16(1, nonce, true)
  v.setUint8(3, codes[command.op])
  v.setUint32(4, session, true)
  if ('transfer' in command) v.setUint8(8, command.transfer)
  if (command.op === 'arm') {
    v.setUint8(8, command.position)
    v.setUint8(9, formatRaw8)
    setU24(v, 10, command.upTo)
  } else if (command.op === 'grant') {
    setU24(v, 9, command.upTo)
  } else if (command.op === 'resync') {
    setU24(v, 9, command.from)
    b.set(command.bitmap.subarray(0, bitmapBits / 8), 12)
  } else if (command.op === 'ack') {
    v.setUint32(9, command.crc, true)
  }
  return b
}

/** The device's half. `command` is null for an op that it does not know; null for a report that is too short. */
export function readCommand(
  b: Uint8Array,
): (Envelope & { readonly op: number; readonly command: Command | null }) | null {
  if (!isReport(b, commandId, 12 + bitmapBits / 8)) return null
  const v = viewOf(b)
  const op = v.getUint8(3)
  const known = opOf(op)
  const command = known === undefined ? null : readArguments(known, v, b)
  return { nonce: v.getUint16(1, true), session: v.getUint32(4, true), op, command }
}

function readArguments(op: Op, v: DataView, b: Uint8Array): Command {
  const transfer = v.getUint8(8)
  switch (op) {
    case 'hello':
    case 'bye':
    case 'cancel':
    case 'self-test':
      return { op }
    case 'arm':
      return { op, position: transfer, upTo: getU24(v, 10) }
    case 'grant':
      return { op, transfer, upTo: getU24(v, 9) }
    case 'resync':
      return { op, transfer, from: getU24(v, 9), bitmap: b.slice(12, 12 + bitmapBits / 8) }
    case 'ack':
      return { op, transfer, crc: v.getUint32(9, true) }
    case 'abort':
      return { op, transfer }
  }
}

/** Sent once for each command but GRANT, RESYNC and ACK. */
export interface Response {
  readonly nonce: number
  /** As the command said it. */
  readonly op: number
  readonly status: 'ok' | 'busy' | 'bad-session' | 'bad-argument' | 'unsupported'
  /** What SELFTEST has found, a code of STATUS.lastError; 0 in every other answer. */
  readonly detail: number
}

const statuses = ['ok', 'busy', 'bad-session', 'bad-argument', 'unsupported'] as const
const responseSize = 7

export function writeResponse(r: Response, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  v.setUint8(0, responseId)
  v.setUint16(1, r.nonce, true)
  v.setUint8(3, r.op)
  v.setUint8(4, statuses.indexOf(r.status))
  v.setUint16(5, r.detail, true)
  return b
}

export function readResponse(b: Uint8Array): Response | null {
  if (!isReport(b, responseId, responseSize)) return null
  const v = viewOf(b)
  const status = statuses[v.getUint8(4)]
  if (status === undefined) return null
  return { nonce: v.getUint16(1, true), op: v.getUint8(3), status, detail: v.getUint16(5, true) }
}
