import { expect, it } from 'vitest'
import { createContractDevice } from '../../../conformance/contract-device.ts'
import {
  eventLength,
  readEvent,
  writeCreate,
  writeDestroy,
  writeGetReply,
  writeInput,
  writeSetReply,
} from './events.ts'

const fromKernel = (type: number, fill: (b: Buffer) => void) => {
  const b = Buffer.alloc(eventLength)
  b.writeUInt32LE(type)
  fill(b)
  return b
}
const textAt = (b: Buffer, at: number) => b.toString('utf8', at, b.indexOf(0, at))

it('creates a device with its names, numbers and descriptor where the kernel looks for them', () => {
  const device = createContractDevice('S-1')
  const b = writeCreate(device, 'port-1')
  expect([b.readUInt32LE(0), textAt(b, 4), textAt(b, 132), textAt(b, 196)]).toEqual([
    11,
    'Contract',
    'port-1',
    'S-1',
  ])
  expect([b.readUInt16LE(260), b.readUInt16LE(262)]).toEqual([device.descriptor.length, 3])
  expect([b.readUInt32LE(264), b.readUInt32LE(268)]).toEqual([0x1209, 0x000f])
  expect(b.subarray(280)).toEqual(Buffer.from(device.descriptor))
})

it('cuts names that the kernel has no room for, and keeps their closing zeros', () => {
  const b = writeCreate(createContractDevice('S'.repeat(200)), 'p'.repeat(200))
  expect([textAt(b, 132).length, textAt(b, 196).length]).toEqual([63, 63])
})

it('sends reports, answers and refusals', () => {
  expect(writeInput(Uint8Array.of(1, 2))).toEqual(Buffer.from([12, 0, 0, 0, 2, 0, 1, 2]))
  expect(writeInput(new Uint8Array(5000))).toHaveLength(6 + 4096)
  expect(writeGetReply(7, Uint8Array.of(3))).toEqual(Buffer.from([10, 0, 0, 0, 7, 0, 0, 0, 0, 0, 1, 0, 3]))
  expect(writeGetReply(7, null)).toEqual(Buffer.from([10, 0, 0, 0, 7, 0, 0, 0, 5, 0, 0, 0]))
  expect(writeSetReply(8, true)).toEqual(Buffer.from([14, 0, 0, 0, 8, 0, 0, 0, 0, 0]))
  expect(writeSetReply(8, false)).toEqual(Buffer.from([14, 0, 0, 0, 8, 0, 0, 0, 5, 0]))
  expect(writeDestroy()).toEqual(Buffer.from([1, 0, 0, 0]))
})

it('reads what the kernel says, each report as a copy', () => {
  const output = fromKernel(6, (b) => {
    b.set([9, 8, 7], 4)
    b.writeUInt16LE(3, 4 + 4096)
  })
  const read = readEvent(output)
  output.fill(0)
  expect(read).toEqual({ type: 'output', report: Uint8Array.of(9, 8, 7) })
  expect(readEvent(fromKernel(9, (b) => b.set([5, 0, 0, 0, 16, 0], 4)))).toEqual({
    type: 'get',
    request: 5,
    id: 16,
  })
  expect(readEvent(fromKernel(13, (b) => b.set([6, 0, 0, 0, 3, 0, 2, 0, 3, 4], 4)))).toEqual({
    type: 'set',
    request: 6,
    report: Uint8Array.of(3, 4),
  })
  expect([
    readEvent(fromKernel(3, () => undefined)).type,
    readEvent(fromKernel(4, () => undefined)).type,
  ]).toEqual(['stop', 'other'])
})
