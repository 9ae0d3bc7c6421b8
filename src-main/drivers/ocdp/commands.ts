/** Output report 0x20, COMMAND: `id, nonce u16, op u8, session u32, arguments`; and 0x30, RESPONSE. */
import { getU24, isReport, setU24, viewOf } from './bytes.ts'

const commandId = 0x20
export const responseId = 0x30

export type Command =
  | { readonly op: 'hello' | 'bye' | 'cancel' }
  | { readonly op: 'arm'; readonly position: number; readonly upTo: number }
  /** The device may send chunks below `upTo`: absolute, so that a lost grant costs nothing but time. */
  | { readonly op: 'grant'; readonly transfer: number; readonly upTo: number }
  /** Bit i of the bitmap asks for chunk `from + i`; `from` 0 asks for IMAGE_BEGIN as well. */
  | { readonly op: 'resync'; readonly transfer: number; readonly from: number; readonly bitmap: Uint8Array }
  | { readonly op: 'ack'; readonly transfer: number; readonly crc: number }
  | { readonly op: 'abort'; readonly transfer: number }

const ops = { hello: 1, bye: 2, arm: 3, cancel: 4, grant: 5, resync: 6, ack: 7, abort: 8 } as const
export type Op = keyof typeof ops
const opNames: readonly Op[] = ['hello', 'bye', 'arm', 'cancel', 'grant', 'resync', 'ack', 'abort']
const opOf = (code: number) => opNames.find((name) => ops[name] === code)

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
  v.setUint8(3, ops[command.op])
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

/** The device's half. Null for an unknown op or a report that is too short. */
export function readCommand(b: Uint8Array): (Envelope & { readonly command: Command }) | null {
  if (!isReport(b, commandId, 12 + bitmapBits / 8)) return null
  const v = viewOf(b)
  const op = opOf(v.getUint8(3))
  if (op === undefined) return null
  return { nonce: v.getUint16(1, true), session: v.getUint32(4, true), command: readArguments(op, v, b) }
}

function readArguments(op: Op, v: DataView, b: Uint8Array): Command {
  const transfer = v.getUint8(8)
  switch (op) {
    case 'hello':
    case 'bye':
    case 'cancel':
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
  readonly op: Op
  readonly status: 'ok' | 'busy' | 'bad-session' | 'bad-argument'
}

const statuses = ['ok', 'busy', 'bad-session', 'bad-argument'] as const

export function writeResponse(r: Response, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  v.setUint8(0, responseId)
  v.setUint16(1, r.nonce, true)
  v.setUint8(3, ops[r.op])
  v.setUint8(4, statuses.indexOf(r.status))
  return b
}

export function readResponse(b: Uint8Array): Response | null {
  if (!isReport(b, responseId, 5)) return null
  const v = viewOf(b)
  const op = opOf(v.getUint8(3))
  const status = statuses[v.getUint8(4)]
  return op === undefined || status === undefined ? null : { nonce: v.getUint16(1, true), op, status }
}
