/** How the device is: feature report 0x11, STATUS, is the level; input report 0x31, EVENT, an edge that may be lost. */
import { getU24, isReport, setU24, viewOf } from './bytes.ts'

export const statusId = 0x11
export const eventId = 0x31

export const deviceState = { idle: 0, armed: 1, exposing: 2, transferring: 3, error: 4 } as const

/** STATUS.lastError, EVENT `error` and the answer to SELFTEST share these; from 0x8000 on they are the maker's own. */
const errorNames = [
  'none',
  'bad-value',
  'sensor',
  'too-warm',
  'out-of-memory',
  'nobody-came',
  'glass-dirty',
] as const
export type DeviceFault = (typeof errorNames)[number] | 'maker'

export function faultOf(code: number): DeviceFault {
  return errorNames[code] ?? 'maker'
}

/** `maker` is written as the first of the maker's own. */
export function codeOf(fault: DeviceFault): number {
  return fault === 'maker' ? 0x8000 : errorNames.indexOf(fault)
}

export interface Status {
  readonly state: number
  /** 0 where nobody has a session. */
  readonly session: number
  /** Bit n: a finger of ISO/IEC 19794-4 position n lies on the glass; bit 0: some finger. */
  readonly flags: number
  readonly lastError: DeviceFault
  readonly transfer: number
  /** The first chunk that was not sent yet. */
  readonly nextSeq: number
  /** Of the last EVENT. */
  readonly eventSeq: number
  readonly uptimeMs: number
  /** Reports that the device had to drop since it was started. */
  readonly dropped: number
}

const statusLength = 64
const statusSize = 26

export function writeStatus(s: Status): Uint8Array {
  const b = new Uint8Array(statusLength)
  const v = viewOf(b)
  b.set([statusId, s.state])
  v.setUint32(2, s.session, true)
  v.setUint32(6, s.flags, true)
  v.setUint16(10, codeOf(s.lastError), true)
  v.setUint8(12, s.transfer)
  setU24(v, 13, s.nextSeq)
  v.setUint16(16, s.eventSeq, true)
  v.setUint32(18, s.uptimeMs, true)
  v.setUint32(22, s.dropped, true)
  return b
}

export function readStatus(b: Uint8Array): Status | null {
  if (!isReport(b, statusId, statusSize)) return null
  const v = viewOf(b)
  return {
    state: v.getUint8(1),
    session: v.getUint32(2, true),
    flags: v.getUint32(6, true),
    lastError: faultOf(v.getUint16(10, true)),
    transfer: v.getUint8(12),
    nextSeq: getU24(v, 13),
    eventSeq: v.getUint16(16, true),
    uptimeMs: v.getUint32(18, true),
    dropped: v.getUint32(22, true),
  }
}

const eventTypes = ['finger-present', 'finger-removed', 'quality', 'button', 'error', 'too-warm'] as const

export interface DeviceEvent {
  /** Counts every event from 1, modulo 65536. */
  readonly seq: number
  readonly type: (typeof eventTypes)[number]
  /** Fingers as in STATUS.flags, a score of 0 to 100, the button's number, or an error's code. */
  readonly value: number
  readonly deviceMs: number
}

const eventSize = 12

export function writeEvent(e: DeviceEvent, length: number): Uint8Array {
  const b = new Uint8Array(length)
  const v = viewOf(b)
  v.setUint8(0, eventId)
  v.setUint16(1, e.seq, true)
  v.setUint8(3, eventTypes.indexOf(e.type) + 1)
  v.setUint32(4, e.value, true)
  v.setUint32(8, e.deviceMs, true)
  return b
}

/** Null for a type that this version does not know: a host passes over it. */
export function readEvent(b: Uint8Array): DeviceEvent | null {
  if (!isReport(b, eventId, eventSize)) return null
  const v = viewOf(b)
  const type = eventTypes[v.getUint8(3) - 1]
  if (type === undefined) return null
  return { seq: v.getUint16(1, true), type, value: v.getUint32(4, true), deviceMs: v.getUint32(8, true) }
}
