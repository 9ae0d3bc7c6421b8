/** Devices that lose bytes, stall or are pulled out, and what the hub makes of it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { hasEngine } from '../../../tests/fixtures/device-host.ts'
import { asking, never, scanner, until, withDeviceHost } from '../../../tests/fixtures/hub-under-test.ts'
import { readFingerRecord } from '../../../tests/registry/intake/finger-record.ts'
import { takeAcrossLosses } from '../enrolment/across-losses.ts'

const { start } = withDeviceHost()

const dataOf = (record: Uint8Array) => readFingerRecord(record)?.map(({ data }) => Buffer.from(data))

describe.skipIf(!hasEngine)('the devices', () => {
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
    const from = performance.now()
    await hub.simulate(scanner, 'unplug')
    expect(await capture).toEqual({ ok: false, error: { code: 'devices/unplugged', deviceId: scanner } })
    expect(performance.now() - from).toBeLessThan(1_000)
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
