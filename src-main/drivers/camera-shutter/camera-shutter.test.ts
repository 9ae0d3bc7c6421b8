import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openOf, plugIn } from '../test-plug.ts'
import { createCameraShutterDriver } from './driver.ts'
import { readShutter } from './protocol.ts'
import { createShutterSimulator } from './simulator.ts'

const driver = createCameraShutterDriver()

describe('a shutter report', () => {
  it('says whether the button is down, with or without a number before it', () => {
    expect([[1, 1], [1, 0], [1], [0], [7, 3]].map((b) => readShutter(Uint8Array.from(b)))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ])
    expect([readShutter(new Uint8Array()), readShutter(new Uint8Array(9).fill(1))]).toEqual([null, null])
  })

  it('is read without a throw whatever it holds', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (b) => void readShutter(b)))
  })
})

describe('a shutter button', () => {
  it('is heard once for each press, also where it chatters, and never by nonsense', async () => {
    const device = createShutterSimulator({ serial: '1' })
    const plugged = await plugIn(driver, device)
    expect(driver.matches(plugged.info)).toBe(true)
    expect(driver.matches({ ...plugged.info, usage: 0x20 })).toBe(false)
    let presses = 0
    const stop = openOf(plugged).onShutter(() => (presses += 1))
    device.press()
    device.setFault('chatter')
    device.press()
    device.setFault('oversize')
    device.press()
    await sleep(5)
    expect(presses).toBe(2)
    stop()
    device.setFault('none')
    device.press()
    await sleep(5)
    expect(presses).toBe(2)
  })

  it('sets nothing on the camera', async () => {
    const camera = openOf(await plugIn(driver, createShutterSimulator({ serial: '1' })))
    expect(camera.able).toEqual([])
    expect(await camera.apply({ set: 'focus', mode: 'once' }, AbortSignal.timeout(1_000))).toMatchObject({
      error: { code: 'devices/refused', what: 'focus' },
    })
  })
})
