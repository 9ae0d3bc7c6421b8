/** Requests on endpoint 0 (USB 2.0 §9.4, HID 1.11 §7.2), answered by a virtual device. */
import type { VirtualDevice } from '../../../../src-main/transports/loopback.ts'
import { descriptorOf } from './descriptors.ts'
import type { Submit } from './usbip.ts'

const toDevice = 0x00
const toInterface = 0x01
const toEndpoint = 0x02
const fromDevice = 0x80
const fromInterface = 0x81
const classToInterface = 0x21
const classFromInterface = 0xa1

const reportType = { output: 2, feature: 3 } as const
const nothing = Buffer.alloc(0)

function setReport(device: VirtualDevice, kind: number, report: Buffer): Buffer | null {
  if (kind === reportType.feature) return device.onSetFeature(report) ? nothing : null
  if (kind !== reportType.output) return null
  device.onOutput(report)
  return nothing
}

/** The bytes to send back, none for a request that carries none; null is a stall. */
export function answerControl(device: VirtualDevice, { setup, data, length }: Submit): Buffer | null {
  const [kind = 0, request = 0] = setup
  const value = setup.readUInt16LE(2)
  const cut = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes.subarray(0, length))
  const answers: Readonly<Record<string, () => Buffer | null>> = {
    [`${fromDevice} 0`]: () => Buffer.from([0, 0]), // GET_STATUS
    [`${fromDevice} 6`]: () => cut(descriptorOf(device, value)),
    [`${fromInterface} 6`]: () => cut(descriptorOf(device, value)),
    [`${fromDevice} 8`]: () => Buffer.from([1]), // GET_CONFIGURATION
    [`${toDevice} 9`]: () => nothing, // SET_CONFIGURATION
    [`${toInterface} 11`]: () => nothing, // SET_INTERFACE
    [`${toEndpoint} 1`]: () => nothing, // CLEAR_FEATURE: the endpoint's halt
    [`${classToInterface} 10`]: () => nothing, // SET_IDLE
    [`${classToInterface} 9`]: () => setReport(device, value >> 8, data),
    [`${classFromInterface} 1`]: () =>
      value >> 8 === reportType.feature ? cut(device.onGetFeature(value & 0xff)) : null,
  }
  return answers[`${kind} ${request}`]?.() ?? null
}
