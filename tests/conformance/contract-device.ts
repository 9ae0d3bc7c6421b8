/** The device of the contract checks: it keeps what it is told and says what the check wants. */
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'

export const contractIds = { vendorId: 0x1209, productId: 0x000f } as const
/** Report numbers, with their lengths, number included. */
export const reports = {
  input: { id: 1, length: 64 },
  output: { id: 2, length: 64 },
  feature: { id: 3, length: 11 },
  /** Every feature report of this number is refused. */
  refused: { id: 4, length: 11 },
  /** Longer than node-hid reads. */
  long: { id: 5, length: 2_100 },
} as const

function describe(): Uint8Array {
  const field = ({ id, length }: { readonly id: number; readonly length: number }, main: number) =>
    [
      [0x85, id, 0x09, id], // Report ID, Usage
      [0x96, (length - 1) & 0xff, (length - 1) >> 8], // Report Count
      [main, 0x02], // Data, Variable, Absolute
    ].flat()
  const head = (usage: number) =>
    [
      [0x06, 0x0f, 0xff, 0x09, usage, 0xa1, 0x01], // Usage Page 0xFF0F, Usage, Collection: Application
      [0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08], // Logical 0 to 255, Report Size 8
    ].flat()
  return Uint8Array.from([
    ...head(1),
    ...field(reports.input, 0x81),
    ...field(reports.output, 0x91),
    ...field(reports.feature, 0xb1),
    ...field(reports.refused, 0xb1),
    0xc0,
    ...head(2),
    ...field(reports.long, 0x81),
    0xc0,
  ])
}

export interface ContractDevice extends VirtualDevice {
  readonly outputs: Uint8Array[]
  /** An input report of its declared length, with `fill` after its number. */
  readonly say: (report: { readonly id: number; readonly length: number }, fill: number) => void
}

export function createContractDevice(serial: string): ContractDevice {
  const outputs: Uint8Array[] = []
  let push: (report: Uint8Array) => void = () => undefined
  let feature = Uint8Array.of(reports.feature.id, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
  return {
    info: { ...contractIds, usagePage: 0xff0f, usage: 1, serial, product: 'Contract' },
    descriptor: describe(),
    outputs,
    say: ({ id, length }, fill) => push(new Uint8Array(length).fill(fill).fill(id, 0, 1)),
    onOutput: (report) => void outputs.push(report),
    onGetFeature: (id) => (id === reports.feature.id ? feature : null),
    onSetFeature: (report) => {
      if (report[0] !== reports.feature.id) return false
      feature = report.slice()
      return true
    },
    attach: (fn) => (push = fn),
    detach: () => (push = () => undefined),
  }
}
