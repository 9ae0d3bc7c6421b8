import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openOf, plugIn } from '../test-plug.ts'
import { createOcdpPedalDriver } from './driver.ts'
import { readButtonEvent, readCaps, writeButtonEvent, writeCaps } from './protocol.ts'
import { createOcdpPedalSimulator } from './simulator.ts'

const driver = createOcdpPedalDriver()

describe('the reports of an OCDP pedal', () => {
  it('have the profile’s bytes', () => {
    expect(
      Buffer.from(writeButtonEvent({ seq: 0x0201, isDown: true }, 0x01020304).subarray(0, 12)).toString(
        'hex',
      ),
    ).toBe('310102040100000004030201')
    expect(Buffer.from(writeCaps([1, 2, 3, 4]).subarray(0, 8)).toString('hex')).toBe('104f434450010006')
    expect(readCaps(writeCaps([1, 2, 3, 4]))).toEqual({ major: 1, firmware: '1.2.3.4' })
  })

  it('are read without a throw whatever they hold, and CAPS only with its checksum', () => {
    fc.assert(
      fc.property(fc.constantFrom(0x10, 0x31), fc.uint8Array({ maxLength: 80 }), (id, rest) => {
        readButtonEvent(Uint8Array.of(id, ...rest))
        readCaps(Uint8Array.of(id, ...rest))
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(fc.nat(41 * 8 - 1), (bit) => {
        const caps = writeCaps([1, 2, 3, 4])
        caps[bit >> 3] = (caps[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(readCaps(caps)).toBeNull()
      }),
    )
  })
})

describe('an OCDP pedal', () => {
  it('is heard once for each press, also where a report comes twice', async () => {
    const device = createOcdpPedalSimulator({ serial: '1' })
    const plugged = await plugIn(driver, device)
    expect(driver.matches(plugged.info)).toBe(true)
    const pedal = openOf(plugged)
    let presses = 0
    const stop = pedal.onPress?.(() => (presses += 1))
    device.press()
    device.setFault('repeat')
    device.press()
    device.setFault('garble')
    device.press()
    device.setFault('none')
    await sleep(5)
    expect(presses).toBe(2)
    stop?.()
    device.press()
    await sleep(5)
    expect(presses).toBe(2)
  })

  it.each([
    ['stall', 'devices/garbled'],
    ['garble', 'devices/garbled'],
    ['other-version', 'devices/too-old'],
  ] as const)('that plays %s is refused with %s', async (fault, code) => {
    const device = createOcdpPedalSimulator({ serial: '1' })
    device.setFault(fault)
    const { opened } = await plugIn(driver, device)
    expect(opened).toMatchObject({ ok: false, error: { code } })
  })
})
