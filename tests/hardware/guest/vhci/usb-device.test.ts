import { expect, it } from 'vitest'
import { createContractDevice, reports } from '../../../conformance/contract-device.ts'
import { createUsbDevice, fifoLength } from './usb-device.ts'
import { readMessage, type Submit } from './usbip.ts'

const cable = () => {
  const device = createContractDevice('S-1')
  const sent: Buffer[] = []
  const usb = createUsbDevice(device, (bytes) => sent.push(bytes))
  let seq = 0
  const submit = (part: Partial<Submit>) => {
    seq += 1
    const empty = { isIn: true, endpoint: 0, length: 1024, setup: Buffer.alloc(8), data: Buffer.alloc(0) }
    usb.take({ type: 'submit', seq, ...empty, ...part })
    return seq
  }
  /** Answers of the device since the last look. */
  const heard = () =>
    sent.splice(0).map((b) => ({
      code: b.readUInt32BE(0),
      seq: b.readUInt32BE(4),
      status: b.readInt32BE(20),
      length: b.readUInt32BE(24),
      data: b.subarray(48),
    }))
  const control = (setup: readonly number[], part: Partial<Submit> = {}) => {
    submit({ setup: Buffer.from(setup), ...part })
    return heard()[0]
  }
  return { device, usb, submit, heard, control }
}

it('describes itself, cut to what was asked for', () => {
  const { control, device } = cable()
  const whole = control([0x80, 6, 0, 1, 0, 0, 18, 0])
  expect([whole?.status, whole?.data.length, whole?.data.readUInt16LE(8)]).toEqual([0, 18, 0x1209])
  expect(control([0x80, 6, 0, 1, 0, 0, 8, 0], { length: 8 })?.data).toHaveLength(8)
  const config = control([0x80, 6, 0, 2, 0, 0, 255, 0])?.data ?? Buffer.alloc(0)
  expect(config.readUInt16LE(2)).toBe(config.length)
  expect(control([0x81, 6, 0, 0x22, 0, 0, 255, 0])?.data).toEqual(Buffer.from(device.descriptor))
  expect(control([0x80, 6, 3, 3, 9, 4, 255, 0])?.data.subarray(2).toString('utf16le')).toBe('S-1')
  expect(control([0x80, 6, 0, 6, 0, 0, 10, 0])?.status).toBe(-32)
})

it('sets and gets features, and stalls where the device refuses', () => {
  const { control } = cable()
  const report = Buffer.alloc(reports.feature.length, 4).fill(reports.feature.id, 0, 1)
  const { id } = reports.feature
  const out = { isIn: false, length: report.length, data: report }
  expect(control([0x21, 9, id, 3, 0, 0, 11, 0], out)).toMatchObject({ status: 0, length: 11 })
  expect(control([0xa1, 1, id, 3, 0, 0, 64, 0])).toMatchObject({ status: 0, data: report })
  expect(control([0xa1, 1, reports.refused.id, 3, 0, 0, 64, 0])).toMatchObject({ status: -32, length: 0 })
  expect(control([0x21, 9, reports.refused.id, 3, 0, 0, 1, 0], { ...out, data: Buffer.of(4) })?.status).toBe(
    -32,
  )
})

it('keeps a transfer until there is a report, and a report until there is a transfer', () => {
  const { device, submit, heard } = cable()
  const asked = submit({ endpoint: 1 })
  expect(heard()).toEqual([])
  device.say(reports.input, 5)
  expect(heard()).toMatchObject([{ code: 3, seq: asked, status: 0, length: 64 }])
  device.say(reports.input, 6)
  device.say(reports.input, 7)
  submit({ endpoint: 1 })
  submit({ endpoint: 1 })
  expect(heard().map(({ data }) => data[1])).toEqual([6, 7])
})

it('loses what the firmware has no room for, and babbles where the host has none', () => {
  const { device, submit, heard } = cable()
  for (let fill = 1; fill <= 100; fill += 1) device.say(reports.input, fill)
  for (let time = 0; time < 100; time += 1) submit({ endpoint: 1, length: 10 })
  const answers = heard()
  expect(answers.map(({ data }) => data[1])).toEqual(Array.from({ length: fifoLength }, (_, i) => i + 1))
  expect(new Set(answers.map(({ status, length }) => `${status} ${length}`))).toEqual(new Set(['-75 10']))
})

it('takes an output report, and gives up a transfer that is taken back, once', () => {
  const { device, usb, submit, heard } = cable()
  submit({ endpoint: 1, isIn: false, data: Buffer.of(2, 9), length: 2 })
  expect(heard()).toMatchObject([{ status: 0, length: 2 }])
  expect(device.outputs).toEqual([Buffer.of(2, 9)])
  const victim = submit({ endpoint: 1 })
  usb.take({ type: 'unlink', seq: 90, victim })
  usb.take({ type: 'unlink', seq: 91, victim })
  device.say(reports.input, 5)
  expect(heard()).toMatchObject([
    { code: 4, seq: 90, status: -104 },
    { code: 4, seq: 91, status: 0 },
  ])
})

it('reads messages only whole, and none that is too large', () => {
  const message = Buffer.alloc(50)
  message.writeUInt32BE(1, 0)
  message.writeUInt32BE(2, 24)
  for (let length = 0; length < 50; length += 1) expect(readMessage(message.subarray(0, length))).toBeNull()
  expect(readMessage(message)).toMatchObject({
    size: 50,
    message: { type: 'submit', isIn: false, length: 2 },
  })
  message.writeUInt32BE(0x7fff_ffff, 24)
  expect(() => readMessage(message)).toThrow('not a message')
})
