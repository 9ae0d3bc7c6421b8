import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { hasEngine } from '../../../tests/fixtures/device-host.ts'
import { asking, never, scanner, until, withDeviceHost } from '../../../tests/fixtures/hub-under-test.ts'
import { readFingerRecord } from '../../../tests/registry/intake/finger-record.ts'
import { spawnNodeHost } from '../../shell/device-host-process.ts'
import { takeAcrossLosses } from '../enrolment/across-losses.ts'

const { host, start } = withDeviceHost()
const dataOf = (record: Uint8Array) => readFingerRecord(record)?.map(({ data }) => Buffer.from(data))

it('without the engine: no simulated scanner, and each print is refused with what is missing', async () => {
  const away = await mkdtemp(join(tmpdir(), 'tram-no-engine-'))
  try {
    await cp(host().folder, away, { recursive: true })
    const { hub } = await start(spawnNodeHost(join(away, 'host.mjs')))
    expect(hub.list().map(({ kind }) => kind)).toEqual(['iris', 'barcode', 'pedal', 'signature'])
    expect(hub.hasEngine()).toBe(false)
    expect(await hub.captureFingerprint(asking('right-four'), never)).toEqual({
      ok: false,
      error: { code: 'devices/no-engine' },
    })
  } finally {
    await rm(away, { recursive: true, force: true })
  }
})

describe.skipIf(!hasEngine)('the devices', () => {
  it('know the officers’ own fingers, after a crash as well, and forget them at the lock', async () => {
    const { hub } = await start()
    const person = { seed: 4_711, ageYears: null }
    const own = await hub.readFingers({ slot: 'left-four', person }, never)
    if (!own.ok) throw new Error(own.error.code)
    expect(own.value.map(({ finger }) => finger)).toEqual([10, 9, 8, 7])
    hub.knowOfficers([{ officerId: 'can-bo-1', fingers: own.value }])
    const take = () => hub.captureFingerprint(asking('left-four', { person }), never)
    expect(await take()).toMatchObject({ error: { code: 'prints/of-officer', officerId: 'can-bo-1' } })
    const before = hub.pid()
    await hub.simulate(scanner, 'crash-host')
    await until(() => hub.hostState().state === 'up' && hub.pid() !== before)
    expect(await take()).toMatchObject({ error: { code: 'prints/of-officer' } })
    hub.attend(null, true)
    expect(await take()).toMatchObject({ ok: true })
  })

  it('are known after the start, and bring a print as a record with its quality, a small still and its origin', async () => {
    const { hub, previews } = await start()
    expect(hub.list()[0]).toEqual({
      deviceId: scanner,
      kind: 'fingerprint',
      model: 'Máy quét tập dượt OCDP',
      simulated: true,
      state: 'ready',
      usb: '1209:0001',
      hasSelfTest: true,
      able: [],
    })
    const taken = await hub.captureFingerprint(asking('right-four'), never)
    if (!taken.ok) throw new Error(taken.error.code)
    const { record, still, fingers, width, height, ppi, provenance } = taken.value
    const [image, ...others] = readFingerRecord(record) ?? []
    expect(others).toEqual([])
    expect(image).toMatchObject({ position: 13, impression: 0, compression: 2, width, height, ppi })
    expect([width, height, ppi]).toEqual([1600, 1500, 500])
    expect(fingers.map(({ finger }) => finger)).toEqual([2, 3, 4, 5])
    expect(image?.scores).toEqual([Math.min(...fingers.map(({ score }) => score))])
    const png = decode(still)
    expect([png.channels, png.depth, still.length <= 65_536]).toEqual([1, 8, true])
    expect(provenance).toEqual({
      deviceId: scanner,
      driver: 'ocdp',
      model: 'Máy quét tập dượt OCDP',
      firmware: '1.0.0.0',
      simulated: true,
    })
    expect(previews.length).toBeGreaterThan(0)
    expect(Math.max(...previews.map((p) => p.image.length))).toBeLessThanOrEqual(65_536)
    expect(previews[0]).toMatchObject({ deviceId: scanner, slot: 'right-four', mediaType: 'image/png' })
  })

  it.each(['lose-chunks', 'corrupt-chunk'] as const)(
    'bring the same print although one plays %s',
    async (fault) => {
      const { hub } = await start()
      const whole = await hub.captureFingerprint(asking('left-four'), never)
      expect(await hub.simulate(scanner, fault)).toMatchObject({ ok: true })
      const taken = await hub.captureFingerprint(asking('left-four'), never)
      if (!whole.ok || !taken.ok) throw new Error('no print')
      expect(dataOf(taken.value.record)).toEqual(dataOf(whole.value.record))
    },
  )

  it('say that one was pulled out in the middle, and work again when it is back', async () => {
    const { hub, changes, previews } = await start()
    const capture = hub.captureFingerprint(asking('thumbs'), never)
    await until(() => previews.length > 0)
    await hub.simulate(scanner, 'unplug')
    expect(await capture).toEqual({ ok: false, error: { code: 'devices/unplugged', deviceId: scanner } })
    await until(() => hub.list()[0]?.state === 'unplugged')
    expect(await hub.captureFingerprint(asking('thumbs'), never)).toEqual({
      ok: false,
      error: { code: 'devices/unplugged', deviceId: scanner },
    })
    await hub.simulate(scanner, 'replug')
    await until(() => hub.list()[0]?.state === 'ready')
    expect((await hub.captureFingerprint(asking('thumbs'), never)).ok).toBe(true)
    expect(changes.map(([device]) => device?.state)).toEqual(
      expect.arrayContaining(['ready', 'working', 'unplugged']),
    )
  })

  it('go on with the print by themselves when one is pulled out in the middle and put back', async () => {
    const { hub, previews } = await start()
    const request = asking('thumbs')
    const print = takeAcrossLosses(hub, 'fingerprint', () => hub.captureFingerprint(request, never), never)
    await until(() => previews.length > 0)
    await hub.simulate(scanner, 'unplug')
    await until(() => hub.list()[0]?.state === 'unplugged')
    let isSettled = false
    void print.then(() => (isSettled = true))
    await sleep(300)
    expect([isSettled, hub.list()[0]?.state]).toEqual([false, 'unplugged'])
    await hub.simulate(scanner, 'replug')
    expect(await print).toMatchObject({ ok: true, value: { provenance: { deviceId: scanner } } })
  })

  it('are used by one capture at a time, which can be cancelled', async () => {
    const { hub, previews } = await start()
    const abort = new AbortController()
    const first = hub.captureFingerprint(asking('right-four'), abort.signal)
    await until(() => hub.list()[0]?.state === 'working')
    expect(await hub.captureFingerprint(asking('left-four'), never)).toEqual({
      ok: false,
      error: { code: 'devices/busy', deviceId: scanner },
    })
    expect(hub.list()[0]?.state).toBe('working')
    abort.abort()
    expect(await first).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
    const seen = previews.length
    expect(await hub.captureFingerprint(asking('left-four'), AbortSignal.abort())).toEqual({
      ok: false,
      error: { code: 'devices/cancelled' },
    })
    await sleep(150)
    expect(previews.length).toBe(seen)
    expect((await hub.captureFingerprint(asking('left-four'), never)).ok).toBe(true)
  })

  it('test themselves, and say what is wrong with them', async () => {
    const { hub } = await start()
    expect(await hub.selfTest(scanner)).toMatchObject({ ok: true })
    await hub.simulate(scanner, 'stall')
    expect(await hub.selfTest(scanner)).toEqual({
      ok: false,
      error: { code: 'devices/timeout', deviceId: scanner },
    })
    await hub.simulate(scanner, 'unplug')
    expect(await hub.selfTest(scanner)).toEqual({
      ok: false,
      error: { code: 'devices/unplugged', deviceId: scanner },
    })
    expect(await hub.selfTest('ocdp:NONE')).toEqual({
      ok: false,
      error: { code: 'devices/none', kind: 'self-test' },
    })
  })

  it('refuse a fault for a device that is none of the simulated', async () => {
    const { hub } = await start()
    expect(await hub.simulate('ocdp:REAL-1', 'unplug')).toEqual({
      ok: false,
      error: { code: 'devices/none', kind: 'simulated' },
    })
  })
})
