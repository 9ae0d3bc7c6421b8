import { setTimeout as sleep } from 'node:timers/promises'
import { decode } from 'fast-png'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildDeviceHost, type BuiltHost } from '../../../tests/fixtures/device-host.ts'
import { spawnNodeHost } from '../../shell/device-host-process.ts'
import { createDevices, type Devices, type Press } from './hub.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildDeviceHost()
}, 60_000)
afterAll(() => built.remove())

let hub: Devices | null = null
afterEach(() => hub?.stop())

async function start() {
  const scans: string[] = []
  const presses: Press[] = []
  hub = createDevices({
    spawn: spawnNodeHost(built.program),
    onChange: () => undefined,
    onPreview: () => undefined,
    onScanned: (text) => scans.push(text),
    onPressed: (press) => presses.push(press),
  })
  await hub.start()
  return { hub, scans, presses }
}

const never = new AbortController().signal

async function until(what: () => boolean): Promise<void> {
  while (!what()) await sleep(5)
}

describe('the devices beside the scanner', () => {
  const reader = 'barcode:SIM-0002'
  const pedal = 'ocdp-pedal:SIM-0003'
  const pad = 'wacom-stu:SIM-0004'
  const card = '001199000123||Nguyễn Thị Mai An|17031999|Nữ|Phúc Xá, Ba Đình, Hà Nội|22042021'

  it('are heard: the card that is held before the reader, the foot on the pedal', async () => {
    const { hub, scans, presses } = await start()
    expect(await hub.simulate(reader, 'scan-card', card)).toMatchObject({ ok: true })
    expect(await hub.simulate(pedal, 'press-pedal')).toMatchObject({ ok: true })
    await until(() => scans.length > 0 && presses.length > 0)
    expect([scans, presses]).toEqual([[card], [{ deviceId: pedal, by: 'pedal' }]])
    expect(await hub.simulate(pedal, 'scan-card', card)).toMatchObject({
      error: { code: 'devices/refused', what: 'scan-card' },
    })
    expect(await hub.simulate(reader, 'stall')).toMatchObject({ error: { code: 'devices/refused' } })
  })

  it('are heard again after they were pulled out and put in, once each time', async () => {
    const { hub, presses } = await start()
    await hub.simulate(pedal, 'unplug')
    await until(() => hub.list().some(({ deviceId, state }) => deviceId === pedal && state === 'unplugged'))
    await hub.simulate(pedal, 'replug')
    await until(() => hub.list().every(({ state }) => state === 'ready'))
    await hub.simulate(pedal, 'press-pedal')
    await until(() => presses.length > 0)
    await sleep(20)
    expect(presses.length).toBe(1)
  })

  it('are asked whether they are well', async () => {
    const { hub } = await start()
    expect(await hub.selfTest(pad)).toMatchObject({ ok: true })
    expect(await hub.selfTest(reader)).toMatchObject({ error: { code: 'devices/none', kind: 'self-test' } })
    expect(await hub.setCamera(pad, { set: 'focus', mode: 'once' })).toMatchObject({ ok: false })
  })

  it('bring a signature with its picture and its origin; it can be given up', async () => {
    const { hub } = await start()
    const signed = await hub.takeSignature(never)
    if (!signed.ok) throw new Error(signed.error.code)
    expect(signed.value.signature.strokes.length).toBe(2)
    const png = decode(signed.value.image)
    expect([png.width, png.channels, png.depth]).toEqual([480, 1, 8])
    expect(png.data.some((grey) => grey < 60)).toBe(true)
    expect(signed.value.provenance).toEqual({
      deviceId: pad,
      driver: 'wacom-stu',
      model: 'Wacom STU-540',
      firmware: '1.2.0.3',
      simulated: true,
    })
    const abort = new AbortController()
    const second = hub.takeSignature(abort.signal)
    await until(() => hub.list().some(({ state }) => state === 'working'))
    expect(await hub.takeSignature(never)).toMatchObject({ error: { code: 'devices/busy' } })
    abort.abort()
    expect(await second).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
  })
})
