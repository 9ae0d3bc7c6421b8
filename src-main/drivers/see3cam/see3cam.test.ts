import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cameraSetting, type CameraSetting } from '../../contract/records/camera-setting.ts'
import type { CameraControl, ReportDriver } from '../driver.ts'
import { openOf, plugIn } from '../test-plug.ts'
import { createSee3camDrivers } from './driver.ts'
import { models } from './models.ts'
import { askFirmware, askUniqueId, readAnswer, readFirmware, readUniqueId, writeSetting } from './protocol.ts'
import { createCameraSimulator } from './simulator.ts'

const [cu135, cam130] = models as [(typeof models)[number], (typeof models)[number]]
const drivers = createSee3camDrivers(80) as [ReportDriver<CameraControl>, ReportDriver<CameraControl>]
const soon = () => AbortSignal.timeout(5_000)
const sent = (model: (typeof models)[number], setting: CameraSetting) =>
  writeSetting(model, setting).map((packet) => Buffer.from(packet.subarray(0, 8)).toString('hex'))

describe('the packets of a See3CAM', () => {
  it('ask for firmware and unique id, and are read', () => {
    expect([askFirmware(), askUniqueId()].map((b) => [b.length, b[0], b[1]])).toEqual([
      [65, 0, 0x40],
      [65, 0, 0x41],
    ])
    const answer = (...bytes: number[]) => Uint8Array.from([...bytes, ...new Uint8Array(64 - bytes.length)])
    expect(readFirmware(answer(0x40, 1, 4, 0, 131, 1, 2))).toBe('1.4.131.258')
    expect(readUniqueId(answer(0x41, 0x24, 0x1d, 0x83, 0x06))).toBe('241d8306')
    expect([
      readFirmware(answer(0x41)),
      readUniqueId(answer(0x40)),
      readFirmware(Uint8Array.of(0x40)),
    ]).toEqual([null, null, null])
  })

  it('set the same wish under the number of each model', () => {
    expect(sent(cu135, { set: 'exposure', limitUs: 1_000_000 })).toEqual(['00811a000f424000'])
    expect(sent(cam130, { set: 'exposure', limitUs: 8_000 })).toEqual(['007b2300001f4000'])
    expect(sent(cu135, { set: 'stream', mode: 'triggered' })).toEqual(['0081110100000000'])
    expect(sent(cam130, { set: 'stream', mode: 'free' })).toEqual(['007b150000000000'])
    expect(sent(cu135, { set: 'focus', mode: 'once' })).toEqual([])
    expect(sent(cam130, { set: 'focus', mode: 'once' })).toEqual(['007b080200000000'])
    const region = { x: 0.5, y: 1, side: 0.25 }
    expect(sent(cu135, { set: 'region', region })).toEqual(['0081080280ff0200'])
    expect(sent(cam130, { set: 'region', region })).toEqual(['007b0c0280ff0200', '007b0a0280ff0200'])
    expect(sent(cam130, { set: 'region', region: null })).toEqual(['007b0c0100000000', '007b0a0100000000'])
  })

  it('hold bytes only, for every setting of the contract', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const settings = fc.oneof(
      fc.record({ set: fc.constant('region'), region: fc.record({ x: share, y: share, side: share }) }),
      fc.record({ set: fc.constant('exposure'), limitUs: fc.integer({ min: 8_000, max: 1_000_000 }) }),
    )
    fc.assert(
      fc.property(settings, fc.constantFrom(...models), (wish, model) => {
        for (const packet of writeSetting(model, cameraSetting.parse(wish))) {
          expect(packet.length).toBe(65)
          if (wish.set === 'region') expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(packet[6])
        }
      }),
    )
  })

  it('are read without a throw whatever they hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 130 }), (b) => {
        readFirmware(b)
        readUniqueId(b)
        readAnswer(askFirmware(), b)
      }),
    )
  })
})

const simulator = (model = cam130) => createCameraSimulator({ serial: '1', model, productId: 0xc1d1 })

describe('a See3CAM', () => {
  it('is known by its maker and its own name, each model by its driver', async () => {
    const { info } = await plugIn(drivers[1], simulator())
    expect(drivers.map((driver) => driver.matches(info))).toEqual([false, true])
    expect(drivers.map((driver) => driver.matches({ ...info, vendorId: 1 }))).toEqual([false, false])
    expect(drivers.map((driver) => driver.matches({ ...info, product: 'e-con See3CAM_CU135' }))).toEqual([
      true,
      false,
    ])
  })

  it('says what it is and what it can, and keeps what it is told', async () => {
    const device = simulator()
    const camera = openOf(await plugIn(drivers[1], device))
    expect([camera.model, camera.firmware, camera.able]).toEqual([
      'See3CAM_130 241d8306',
      '1.4.131.7',
      ['focus', 'region', 'exposure', 'stream'],
    ])
    expect(
      await camera.apply({ set: 'region', region: { x: 0.5, y: 0.4, side: 0.5 } }, soon()),
    ).toMatchObject({ ok: true })
    expect(device.kept.get(0x0a)?.slice(0, 4)).toEqual(Uint8Array.of(2, 128, 102, 4))
    expect(await camera.selfTest?.(soon())).toMatchObject({ ok: true })
  })

  it('takes two wishes at once one after the other', async () => {
    const device = simulator()
    const camera = openOf(await plugIn(drivers[1], device))
    const both = await Promise.all([
      camera.apply({ set: 'focus', mode: 'once' }, soon()),
      camera.apply({ set: 'focus', mode: 'continuous' }, soon()),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(device.kept.get(0x08)?.[0]).toBe(1)
  })

  it('refuses what the model cannot, and what the camera will not', async () => {
    const fixed = openOf(await plugIn(drivers[0], simulator(cu135)))
    expect(fixed.able).toEqual(['region', 'exposure', 'stream'])
    expect(await fixed.apply({ set: 'focus', mode: 'once' }, soon())).toMatchObject({
      error: { code: 'devices/refused', what: 'focus' },
    })
    const device = simulator(cu135)
    const camera = openOf(await plugIn(drivers[0], device))
    device.setFault('refuse')
    expect(await camera.apply({ set: 'stream', mode: 'free' }, soon())).toMatchObject({
      error: { code: 'devices/refused', what: 'stream' },
    })
  })

  it.each(['stall', 'garble', 'late', 'short'] as const)(
    'that plays %s ends the wish in bounded time',
    async (fault) => {
      const device = simulator()
      const camera = openOf(await plugIn(drivers[1], device))
      device.setFault(fault)
      expect(await camera.apply({ set: 'focus', mode: 'once' }, soon())).toEqual({
        ok: false,
        error: { code: 'devices/timeout', deviceId: 'see3cam_130:1' },
      })
    },
  )

  it('that answers twice is still understood', async () => {
    const device = simulator()
    const camera = openOf(await plugIn(drivers[1], device))
    device.setFault('repeat')
    for (const mode of ['once', 'continuous'] as const)
      expect(await camera.apply({ set: 'focus', mode }, soon())).toMatchObject({ ok: true })
  })

  it('ends the wish when it is pulled out or the wish is dropped', async () => {
    const device = simulator()
    const { loopback, ...plugged } = await plugIn(drivers[1], device)
    const camera = openOf({ loopback, ...plugged })
    device.setFault('stall')
    expect(await camera.apply({ set: 'focus', mode: 'once' }, AbortSignal.timeout(10))).toEqual({
      ok: false,
      error: { code: 'devices/cancelled' },
    })
    const wish = camera.apply({ set: 'focus', mode: 'once' }, soon())
    loopback.unplug(device)
    expect(await wish).toMatchObject({ error: { code: 'devices/unplugged' } })
  })
})
