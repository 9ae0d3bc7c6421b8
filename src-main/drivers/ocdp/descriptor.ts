/** The HID report descriptor of an OCDP device: one vendor collection, numbered reports of fixed length. */

const features = [0x10, 0x11, 0x12, 0x13]
const inputs = [0x30, 0x31, 0x32, 0x33, 0x34]
const command = 0x20
/** Feature reports have 64 bytes whatever the others have. */
const featureLength = 64

/** `reportLength` counts the report's number, as everywhere in the profile; the descriptor does not. */
export function writeDescriptor(usage: number, reportLength: number): Uint8Array {
  const field = (id: number, length: number, main: number) =>
    [
      [0x85, id], // Report ID
      [0x09, id], // Usage: the same number
      [0x96, (length - 1) & 0xff, (length - 1) >> 8], // Report Count
      [main, 0x02], // Data, Variable, Absolute
    ].flat()
  const items = [
    [0x06, 0xb1, 0xff], // Usage Page: vendor, 0xFFB1
    [0x09, usage],
    [0xa1, 0x01], // Collection: Application
    [0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08], // Logical 0 to 255, Report Size 8
    ...features.map((id) => field(id, featureLength, 0xb1)),
    field(command, reportLength, 0x91),
    ...inputs.map((id) => field(id, reportLength, 0x81)),
    [0xc0],
  ]
  return Uint8Array.from(items.flat())
}
