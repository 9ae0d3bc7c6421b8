/** The real device host and its simulated iris camera, as a station meets them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { decode } from 'fast-png'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildDeviceHost, type BuiltHost } from '../../../tests/fixtures/device-host.ts'
import { isLosslessIris } from '../../../tests/registry/intake/iris-record.ts'
import type { IrisRequest, Preview } from '../../device-host/messages.ts'
import { spawnNodeHost } from '../../shell/device-host-process.ts'
import { takeAcrossLosses } from '../enrolment/across-losses.ts'
import { createDevices, type Devices } from './hub.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildDeviceHost()
}, 60_000)
afterAll(() => built.remove())

let hub: Devices | null = null
afterEach(() => hub?.stop())
async function start() {
  const previews: Preview[] = []
  hub = createDevices({
    spawn: spawnNodeHost(built.program),
    onChange: () => undefined,
    onPreview: (preview) => previews.push(preview),
    onScanned: () => undefined,
    onPressed: () => undefined,
  })
  await hub.start()
  return { hub, previews }
}

const camera = 'ocdp-iris:SIM-0005'
const never = new AbortController().signal
const both: IrisRequest = { eyes: ['right', 'left'], person: { seed: 7, ageYears: 40 } }
async function until(what: () => boolean): Promise<void> {
  while (!what()) await sleep(5)
}

describe('the iris camera', () => {
  it('brings both eyes as records with quality and origin, and says meanwhile what to do', async () => {
    const { hub, previews } = await start()
    expect(hub.list().find(({ kind }) => kind === 'iris')).toMatchObject({
      deviceId: camera,
      model: 'Máy chụp mống mắt tập dượt OCDP',
      simulated: true,
      state: 'ready',
      hasSelfTest: true,
    })
    const taken = await hub.captureIrises(both, never)
    if (!taken.ok) throw new Error(taken.error.code)
    const { irises, provenance } = taken.value
    expect(irises.map(({ eye }) => eye)).toEqual(['right', 'left'])
    for (const { eye, record, still, quality } of irises) {
      expect(isLosslessIris(record, `iris-${eye}`)).toBe(true)
      expect(decode(still).channels).toBe(1)
      expect([quality.score >= 50, quality.reasons]).toEqual([true, []])
    }
    expect(provenance).toEqual({
      deviceId: camera,
      driver: 'ocdp-iris',
      model: 'Máy chụp mống mắt tập dượt OCDP',
      firmware: '1.0.0.0',
      simulated: true,
    })
    expect(previews[0]).toMatchObject({ deviceId: camera, slot: 'iris-right', mediaType: 'image/png' })
    expect(previews[0]?.placement).toMatchObject({
      guide: 'come-closer',
      panes: [{ eye: 'right' }, { eye: 'left' }],
    })
    expect(await hub.selfTest(camera)).toMatchObject({ ok: true })
  })

  it('brings the one eye that is asked for', async () => {
    const { hub, previews } = await start()
    const taken = await hub.captureIrises({ ...both, eyes: ['left'] }, never)
    expect(taken.ok && taken.value.irises.map(({ eye }) => eye)).toEqual(['left'])
    expect(previews[0]).toMatchObject({ slot: 'iris-left', placement: { panes: [{ eye: 'left' }] } })
  })

  it.each([
    ['blink', 'lids', null],
    ['too-far', 'too-far', 'come-closer'],
    ['off-centre', 'off-centre', 'move-right'],
  ] as const)('says what is wrong where somebody does %s', async (fault, reason, guide) => {
    const { hub, previews } = await start()
    await hub.simulate(camera, fault)
    const taken = await hub.captureIrises(both, never)
    if (!taken.ok) throw new Error(taken.error.code)
    for (const { quality } of taken.value.irises)
      expect([quality.score < 50, quality.reasons[0]]).toEqual([true, reason])
    if (guide !== null) expect(previews.at(-1)?.placement?.guide).toBe(guide)
  })

  it('refuses a picture with one eye where both are asked for, and the faults of a hand', async () => {
    const { hub, previews } = await start()
    await hub.simulate(camera, 'one-eye')
    expect(await hub.captureIrises(both, never)).toEqual({
      ok: false,
      error: { code: 'irises/no-eye', eye: 'left' },
    })
    expect(previews.at(-1)?.placement?.guide).toBe('one-eye')
    expect(await hub.simulate(camera, 'swap-hand')).toMatchObject({ error: { code: 'devices/refused' } })
  })

  it('hangs, is pulled out, kills the host, is given up: every capture ends, and the next one works', async () => {
    const { hub, previews } = await start()
    await hub.simulate(camera, 'stall')
    expect(await hub.captureIrises(both, never)).toMatchObject({ error: { code: 'devices/timeout' } })
    await hub.simulate(camera, 'none')
    const abort = new AbortController()
    const given = hub.captureIrises(both, abort.signal)
    await until(() => previews.length > 0)
    expect(await hub.captureIrises(both, never)).toMatchObject({ error: { code: 'devices/busy' } })
    abort.abort()
    expect(await given).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
    const across = takeAcrossLosses(hub, 'iris', () => hub.captureIrises(both, never), never)
    const before = previews.length
    await until(() => previews.length > before)
    await hub.simulate(camera, 'unplug')
    await until(() => hub.list().some(({ kind, state }) => kind === 'iris' && state === 'unplugged'))
    await hub.simulate(camera, 'replug')
    const again = previews.length
    await until(() => previews.length > again)
    await hub.simulate(camera, 'crash-host')
    expect(await across).toMatchObject({ ok: true })
  }, 60_000)
})
