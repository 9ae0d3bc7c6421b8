/** The descriptors of a high-speed USB device with one HID interface (USB 2.0 §9.6, HID 1.11 §6.2.1), from a virtual device. */
import type { VirtualDevice } from '../../../../src-main/transports/loopback.ts'

const u16 = (value: number) => [value & 0xff, value >> 8]
const manufacturer = 'Virtual HID bench'
const strings = { manufacturer: 1, product: 2, serial: 3 } as const
const englishUs = 0x0409
/** The most that one interrupt packet holds at high speed (USB 2.0 §5.7.3). */
const packetLength = 1024

const type = { device: 1, config: 2, string: 3, interface: 4, endpoint: 5, hid: 0x21, report: 0x22 } as const

function deviceDescriptor({ info }: VirtualDevice): number[] {
  const version = [...u16(0x0200), 0, 0, 0, 64]
  const names = [strings.manufacturer, strings.product, strings.serial]
  // Release 1.02.
  return [18, type.device, ...version, ...u16(info.vendorId), ...u16(info.productId), 0x02, 0x01, ...names, 1]
}

/** HID 1.11, no country, one further descriptor: that of the reports. */
const hidDescriptor = ({ descriptor }: VirtualDevice) => {
  const report = [type.report, ...u16(descriptor.length)]
  return [9, type.hid, ...u16(0x0111), 0, 1, ...report]
}

/** An interrupt endpoint that is asked every 125 µs. */
const endpoint = (address: number) => [7, type.endpoint, address, 3, ...u16(packetLength), 1]

function configDescriptor(device: VirtualDevice): number[] {
  const hidInterface = [9, type.interface, 0, 0, 2, 3, 0, 0, 0]
  const body = [...hidInterface, ...hidDescriptor(device), ...endpoint(0x81), ...endpoint(0x01)]
  // One configuration, powered by the bus, 100 mA.
  return [9, type.config, ...u16(9 + body.length), 1, 1, 0, 0x80, 50, ...body]
}

function stringDescriptor({ info }: VirtualDevice, index: number): number[] | null {
  if (index === 0) return [4, type.string, ...u16(englishUs)]
  const { [index]: text } = ['', manufacturer, info.product, info.serial]
  if (text === undefined) return null
  // The length is one byte.
  const encoded = Buffer.from(text, 'utf16le').subarray(0, 252)
  return [2 + encoded.length, type.string, ...encoded]
}

/** What GET_DESCRIPTOR asks for with its wValue; null where the device has none, which is a stall. */
export function descriptorOf(device: VirtualDevice, value: number): Buffer | null {
  const index = value & 0xff
  const kinds: Readonly<Record<number, () => number[] | null>> = {
    [type.device]: () => deviceDescriptor(device),
    [type.config]: () => (index === 0 ? configDescriptor(device) : null),
    [type.string]: () => stringDescriptor(device, index),
    [type.hid]: () => hidDescriptor(device),
    [type.report]: () => [...device.descriptor],
  }
  const found = kinds[value >> 8]?.()
  return found ? Buffer.from(found) : null
}
