import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openOf, plugIn } from '../test-plug.ts'
import { createPedalDriver, type PedalTimes } from './driver.ts'
import { announce, keySetting, query, readSetting, startProgramming } from './protocol.ts'
import { createPedalSimulator } from './simulator.ts'

const times: PedalTimes = { answerMs: 60, eraseMs: 2, betweenMs: 1 }
const driver = createPedalDriver(times)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the packets of a foot switch', () => {
  it('have the documented bytes, after the number 0', () => {
    expect([query(2), startProgramming(), announce(3), keySetting(0x68)].map(hex)).toEqual([
      '000182080200000000',
      '000180080000000000',
      '000181080300000000',
      '000801006800000000',
    ])
  })

  it('are read as what a pedal types', () => {
    const read = (text: string) => readSetting(Buffer.from(text, 'hex'))
    expect(read('0801026800000000')).toEqual({ types: 'key', modifiers: 2, key: 0x68 })
    expect(read('0800000000000000')).toEqual({ types: 'nothing' })
    expect(read('0a04040506000000')).toEqual({ types: 'other' })
    expect([read('0809000000000000'), read('ff01000400000000'), read('08010004')]).toEqual([null, null, null])
  })

  it('are read without a throw whatever they hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (b) => void readSetting(b)),
      { numRuns: 2_000 },
    )
  })
})

describe('a foot switch', () => {
  it('is known by maker and product, and not by its keyboard', async () => {
    const { info } = await plugIn(driver, createPedalSimulator({ serial: '1' }))
    expect(driver.matches(info)).toBe(true)
    expect(driver.matches({ ...info, usagePage: 1, usage: 6 })).toBe(false)
    expect(driver.matches({ ...info, productId: 1 })).toBe(false)
  })

  it('types F13 to F15 from then on, and is written to once in its life', async () => {
    const device = createPedalSimulator({ serial: '1' })
    const first = await plugIn(driver, device)
    const pedal = openOf(first)
    expect(device.settings().map((setting) => [...setting.subarray(0, 4)])).toEqual([
      [8, 1, 0, 0x68],
      [8, 1, 0, 0x69],
      [8, 1, 0, 0x6a],
    ])
    expect(pedal.onPress).toBeNull()
    expect(await pedal.selfTest?.(AbortSignal.timeout(1_000))).toMatchObject({ ok: true })
    first.loopback.unplug(device)
    openOf(await plugIn(driver, device))
    expect(device.writes()).toBe(3)
  })

  it.each([
    ['stall', 'devices/timeout'],
    ['garble', 'devices/timeout'],
    ['late', 'devices/timeout'],
    ['forget', 'devices/garbled'],
  ] as const)('that plays %s is refused with %s in bounded time', async (fault, code) => {
    const device = createPedalSimulator({ serial: '1' })
    device.setFault(fault)
    const { opened } = await plugIn(driver, device)
    expect(opened).toMatchObject({ ok: false, error: { code } })
  })

  it('gives up when it is told to, and when it is pulled out', async () => {
    const device = createPedalSimulator({ serial: '1' })
    device.setFault('stall')
    const { opened } = await plugIn(driver, device, AbortSignal.timeout(10))
    expect(opened).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
    const pulled = createPedalSimulator({ serial: '2' })
    const plugged = await plugIn(driver, pulled)
    const test = openOf(plugged).selfTest?.(AbortSignal.timeout(1_000))
    plugged.loopback.unplug(pulled)
    expect(await test).toEqual({ ok: false, error: { code: 'devices/unplugged', deviceId: 'pedal:1' } })
  })
})
