/** The two reports of an OCDP foot pedal (page 0xFFB1, usage 6): CAPS, and EVENT with its button. */
import { crc32 } from 'node:zlib'

export const usagePage = 0xffb1
export const usagePedal = 6
export const capsId = 0x10
export const eventId = 0x31
export const capsLength = 64
export const eventLength = 64
const checkedLength = 42
const magic = [0x4f, 0x43, 0x44, 0x50] // "OCDP"
const classPedal = 6
const typeButton = 4

const viewOf = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength)
const sumOf = (b: Uint8Array) => crc32(b.subarray(0, checkedLength - 4))

export function writeCaps(firmware: readonly [number, number, number, number], major = 1): Uint8Array {
  const b = new Uint8Array(capsLength)
  b.set([capsId, ...magic, major, 0, classPedal])
  viewOf(b).setUint16(21, eventLength, true)
  b.set(firmware, 28)
  viewOf(b).setUint32(checkedLength - 4, sumOf(b), true)
  return b
}

/** Null for what is no CAPS of OCDP, or a damaged one. */
export function readCaps(b: Uint8Array): { readonly major: number; readonly firmware: string } | null {
  if (b.length < checkedLength || b[0] !== capsId || magic.some((byte, i) => b[i + 1] !== byte)) return null
  if (viewOf(b).getUint32(checkedLength - 4, true) !== sumOf(b)) return null
  return { major: b[5] ?? 0, firmware: b.subarray(28, 32).join('.') }
}

/** Event number (16 bits, wraps), and whether the button is down. */
export interface ButtonEvent {
  readonly seq: number
  readonly isDown: boolean
}

export function writeButtonEvent({ seq, isDown }: ButtonEvent, deviceMs: number): Uint8Array {
  const b = new Uint8Array(eventLength)
  const v = viewOf(b)
  b[0] = eventId
  v.setUint16(1, seq, true)
  b[3] = typeButton
  v.setUint32(4, isDown ? 1 : 0, true)
  v.setUint32(8, deviceMs, true)
  return b
}

/** Null for other reports and other events. */
export function readButtonEvent(b: Uint8Array): ButtonEvent | null {
  if (b.length < 12 || b[0] !== eventId || b[3] !== typeButton) return null
  return { seq: viewOf(b).getUint16(1, true), isDown: viewOf(b).getUint32(4, true) !== 0 }
}
