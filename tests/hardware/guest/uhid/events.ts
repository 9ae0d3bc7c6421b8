/**
 * Events of /dev/uhid as bytes: a packed `struct uhid_event` of native byte order (Linux include/uapi/linux/uhid.h),
 * here little-endian: type u32, then the body. The kernel takes shorter writes and pads them with zeros.
 */
import type { VirtualDevice } from '../../../../src-main/transports/loopback.ts'

/** The longest event, UHID_CREATE2, with its type. */
export const eventLength = 4380
const dataLength = 4096
const types = {
  destroy: 1,
  stop: 3,
  output: 6,
  getReport: 9,
  getReportReply: 10,
  create2: 11,
  input2: 12,
  setReport: 13,
  setReportReply: 14,
} as const
const busUsb = 3
const errorIo = 5

function event(type: number, bodyLength: number): Buffer {
  const b = Buffer.alloc(4 + bodyLength)
  b.writeUInt32LE(type)
  return b
}

/** `port` tells devices apart that are alike; HID shows it as the physical path. */
export function writeCreate({ info, descriptor }: VirtualDevice, port: string): Buffer {
  const b = event(types.create2, 276 + descriptor.length)
  // Name, physical path and serial are strings that end in a zero within 128, 64 and 64 bytes.
  b.write(info.product, 4, 127)
  b.write(port, 132, 63)
  b.write(info.serial, 196, 63)
  b.writeUInt16LE(descriptor.length, 260)
  b.writeUInt16LE(busUsb, 262)
  b.writeUInt32LE(info.vendorId, 264)
  b.writeUInt32LE(info.productId, 268)
  // Version and country stay 0.
  b.set(descriptor, 280)
  return b
}

export const writeDestroy = () => event(types.destroy, 0)

/** What is longer than uhid can carry (4096 bytes with the report's number) is cut. */
export function writeInput(report: Uint8Array): Buffer {
  const data = report.subarray(0, dataLength)
  const b = event(types.input2, 2 + data.length)
  b.writeUInt16LE(data.length, 4)
  b.set(data, 6)
  return b
}

/** Null is a stall. */
export function writeGetReply(request: number, report: Uint8Array | null): Buffer {
  const data = report?.subarray(0, dataLength) ?? new Uint8Array()
  const b = event(types.getReportReply, 8 + data.length)
  b.writeUInt32LE(request, 4)
  b.writeUInt16LE(report === null ? errorIo : 0, 8)
  b.writeUInt16LE(data.length, 10)
  b.set(data, 12)
  return b
}

export function writeSetReply(request: number, isTaken: boolean): Buffer {
  const b = event(types.setReportReply, 6)
  b.writeUInt32LE(request, 4)
  b.writeUInt16LE(isTaken ? 0 : errorIo, 8)
  return b
}

export type UhidEvent =
  | { readonly type: 'output'; readonly report: Uint8Array }
  | { readonly type: 'get'; readonly request: number; readonly id: number }
  | { readonly type: 'set'; readonly request: number; readonly report: Uint8Array }
  /** The kernel has let go of the device. */
  | { readonly type: 'stop' }
  | { readonly type: 'other' }

export function readEvent(b: Buffer): UhidEvent {
  const type = b.readUInt32LE(0)
  if (type === types.stop) return { type: 'stop' }
  if (type === types.output) {
    const size = b.readUInt16LE(4 + dataLength)
    return { type: 'output', report: Uint8Array.from(b.subarray(4, 4 + size)) }
  }
  if (type === types.getReport) return { type: 'get', request: b.readUInt32LE(4), id: b.readUInt8(8) }
  if (type === types.setReport) {
    const report = Uint8Array.from(b.subarray(12, 12 + b.readUInt16LE(10)))
    return { type: 'set', request: b.readUInt32LE(4), report }
  }
  return { type: 'other' }
}
