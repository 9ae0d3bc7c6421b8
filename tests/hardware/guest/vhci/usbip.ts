/**
 * The wire of USB/IP 1.1.1 as bytes: big-endian headers of 48 bytes, after which OUT data follow (Linux
 * Documentation/usb/usbip_protocol.rst). Only the four messages of a device that is attached already.
 */
const headerLength = 48
const codes = { submit: 1, unlink: 2, submitReply: 3, unlinkReply: 4 } as const
/** usbhid asks for at most 16 KiB at once; more than this is no message of the kernel. */
const maxTransfer = 1 << 20

/** Status words of a URB: errno, negative (Linux Documentation/driver-api/usb/error-codes.rst). */
export const status = { ok: 0, stall: -32, babble: -75, unlinked: -104 } as const

export interface Submit {
  readonly type: 'submit'
  readonly seq: number
  readonly isIn: boolean
  readonly endpoint: number
  /** Bytes that the host takes at most. */
  readonly length: number
  /** The eight bytes of a control request; zeros elsewhere. */
  readonly setup: Buffer
  readonly data: Buffer
}

interface Unlink {
  readonly type: 'unlink'
  readonly seq: number
  readonly victim: number
}

/** The first message in `b` and the bytes it takes; null while it is not whole. Throws where it is none. */
export function readMessage(b: Buffer): { readonly message: Submit | Unlink; readonly size: number } | null {
  if (b.length < headerLength) return null
  const code = b.readUInt32BE(0)
  const seq = b.readUInt32BE(4)
  if (code === codes.unlink)
    return { message: { type: 'unlink', seq, victim: b.readUInt32BE(20) }, size: headerLength }
  const isIn = b.readUInt32BE(12) === 1
  const length = b.readUInt32BE(24)
  if (code !== codes.submit || length > maxTransfer) throw new Error(`not a message of USB/IP: ${code}`)
  const size = headerLength + (isIn ? 0 : length)
  if (b.length < size) return null
  const setup = Buffer.from(b.subarray(40, 48))
  const data = Buffer.from(b.subarray(headerLength, size))
  return { message: { type: 'submit', seq, isIn, endpoint: b.readUInt32BE(16), length, setup, data }, size }
}

function reply(code: number, seq: number, state: number): Buffer {
  const b = Buffer.alloc(headerLength)
  b.writeUInt32BE(code)
  b.writeUInt32BE(seq, 4)
  b.writeInt32BE(state, 20)
  return b
}

/** `data` go to the host after an IN transfer; after an OUT transfer `taken` says how many bytes were accepted. */
export function writeSubmitReply(
  { seq, isIn, length }: Submit,
  state: number,
  data: Uint8Array = new Uint8Array(),
): Buffer {
  const b = reply(codes.submitReply, seq, state)
  b.writeUInt32BE(isIn ? data.length : state === status.ok ? length : 0, 24)
  return isIn ? Buffer.concat([b, data]) : b
}

/** `wasPending`: the URB had not been answered yet, and never will be. */
export function writeUnlinkReply(seq: number, wasPending: boolean): Buffer {
  return reply(codes.unlinkReply, seq, wasPending ? status.unlinked : status.ok)
}
