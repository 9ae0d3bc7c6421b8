/** The real device host as a process of its own, a service as another, and the station's hub between them. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { v7 as uuidv7 } from 'uuid'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureSlot } from '../../src-main/contract/records/policy-pack.ts'
import type { DeviceInfo } from '../../src-main/contract/records/snapshot.ts'
import { findAddon } from '../../src-main/device-host/imaging.ts'
import type { Preview } from '../../src-main/device-host/messages.ts'
import { spawnNodeHost } from '../../src-main/shell/device-host-process.ts'
import { createDevices, type Devices } from '../../src-main/station/devices/hub.ts'
import { isLosslessIris } from '../registry/intake/iris-record.ts'
import { readFingerRecord } from '../registry/intake/finger-record.ts'
import type { FakeSigners } from './fake-samples.ts'
import type { FakeProcessOrder, FakeProcessSettings } from './main.ts'
import { freshPorts, makersKeys } from './stand.ts'
import { until } from './until.ts'

const root = join(import.meta.dirname, '../..')
const deviceId = 'sbi:SLAP-0001'
const never = new AbortController().signal
const person = { seed: 11, ageYears: 40 }
let folder = ''

type Service = ChildProcessByStdio<Writable, Readable, null>
const running: Service[] = []
let hub: Devices | null = null

beforeAll(async () => {
  // Within the project, where the programs find the engine and their packages.
  await mkdir(join(root, 'artifacts'), { recursive: true })
  folder = await mkdtemp(join(root, 'artifacts', 'tram-sbi-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: {
          host: join(root, 'src-main/device-host/main.ts'),
          service: join(root, 'tests/sbi/main.ts'),
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
}, 60_000)
afterEach(async () => {
  await hub?.stop()
  for (const service of running.splice(0)) service.kill('SIGKILL')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function startService(ports: FakeProcessSettings['ports']): Promise<Service> {
  const { signers } = await makersKeys()
  const pem = (name: keyof FakeSigners) => ({
    pem: signers[name].key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    x5c: signers[name].x5c,
  })
  const service = spawn(process.execPath, [join(folder, 'service.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  running.push(service)
  const settings: FakeProcessSettings = {
    ports,
    personSeed: person.seed,
    packing: 'jpeg2000',
    signers: {
      device: pem('device'),
      chip: pem('chip'),
      other: pem('other'),
      expired: pem('expired'),
      wrongUse: pem('wrongUse'),
      stranger: pem('stranger'),
    },
  }
  service.stdin.write(`${JSON.stringify(settings)}\n`)
  await once(service.stdout, 'data')
  return service
}

const play = (service: Service, order: FakeProcessOrder) => service.stdin.write(`${JSON.stringify(order)}\n`)

async function openCounter(ports: FakeProcessSettings['ports'], anchors: readonly string[]) {
  let devices: DeviceInfo[] = []
  const previews: Preview[] = []
  const settings = join(folder, `devices-${ports.first}.json`)
  const content = {
    schema: 'devices/1',
    sbi: { anchors, env: 'Staging', ports },
    simulated: { irisCamera: false },
  }
  await writeFile(settings, JSON.stringify(content))
  const opened = createDevices({
    spawn: spawnNodeHost(join(folder, 'host.mjs'), settings),
    onChange: (next) => (devices = next.devices),
    onPreview: (preview) => previews.push(preview),
    onScanned: () => undefined,
    onPressed: () => undefined,
  })
  hub = opened
  await opened.start()
  const seen = () => devices.find((device) => device.deviceId === deviceId)
  const take = (slot: CaptureSlot) =>
    opened.captureFingerprint({ slot, captureId: uuidv7(), earlier: [], person }, never)
  const takeEyes = () => opened.captureIrises({ eyes: ['right', 'left'], person }, never)
  const hasIris = () => devices.some(({ kind, state }) => kind === 'iris' && state === 'ready')
  return { seen, take, takeEyes, hasIris, previews }
}

describe.skipIf(!existsSync(findAddon()))('a counter with a scanner behind SBI', () => {
  it('takes slaps and rolled fingers as records of single fingers, examined as any other print', async () => {
    const ports = freshPorts()
    const service = await startService(ports)
    const { authority } = await makersKeys()
    const { seen, take, previews } = await openCounter(ports, [authority.certificatePem])
    expect(seen()).toMatchObject({ state: 'ready', simulated: true, model: 'Tram Test Finger 1' })

    const slap = await take('right-four')
    if (!slap.ok) throw new Error(JSON.stringify(slap.error))
    expect(readFingerRecord(slap.value.record)).toMatchObject(
      [2, 3, 4, 5].map((position) => ({ position, impression: 0, compression: 2, ppi: 500 })),
    )
    expect(slap.value.fingers.map(({ finger }) => finger)).toEqual([2, 3, 4, 5])
    expect(slap.value.provenance).toMatchObject({ driver: 'sbi', firmware: '1.2.3', simulated: true })
    expect(slap.value.provenance.deviceScores).toEqual(
      [2, 3, 4, 5].map((finger) => ({ finger, score: 61.25 })),
    )
    expect(previews.length).toBeGreaterThan(0)

    const rolled = await take('rolled-2')
    if (!rolled.ok) throw new Error(JSON.stringify(rolled.error))
    expect(readFingerRecord(rolled.value.record)).toMatchObject([{ position: 2, impression: 1 }])

    play(service, { fault: 'other-transaction' })
    await until('the fault is played', async () => {
      const print = await take('thumbs')
      return !print.ok && print.error.code === 'devices/untrusted' && print.error.what === 'transaction'
    })
  }, 90_000)

  it('takes both irises as records of our own, with the camera’s score beside ours', async () => {
    const ports = freshPorts()
    await startService(ports)
    const { authority } = await makersKeys()
    const { takeEyes, hasIris, previews } = await openCounter(ports, [authority.certificatePem])
    await until('the camera is there', hasIris)
    const taken = await takeEyes()
    if (!taken.ok) throw new Error(JSON.stringify(taken.error))
    expect(taken.value.provenance).toMatchObject({ driver: 'sbi-iris', simulated: true })
    for (const { eye, record, quality } of taken.value.irises) {
      expect(isLosslessIris(record, `iris-${eye}`)).toBe(true)
      expect([quality.deviceScore, quality.score >= 50]).toEqual([61.25, true])
    }
    // Where which eye stands in its stream is the maker's affair: it is shown, and nothing is said of it.
    expect(previews.every(({ placement }) => placement === undefined)).toBe(true)
  }, 90_000)

  it('outlives the service: killed in a capture, started again on another port, and the next print is whole', async () => {
    const ports = freshPorts()
    const service = await startService(ports)
    const { authority } = await makersKeys()
    const { seen, take } = await openCounter(ports, [authority.certificatePem])
    play(service, { fault: 'silent' })
    const lost = take('thumbs')
    await until('it works', () => seen()?.state === 'working')
    service.kill('SIGKILL')
    expect(await lost).toEqual({ ok: false, error: { code: 'devices/unplugged', deviceId } })
    await until('it is missed', () => seen()?.state === 'unplugged')
    await startService({ ...ports, first: ports.first + 2 })
    await until('it is back', () => seen()?.state === 'ready')
    expect(await take('thumbs')).toMatchObject({ ok: true })
  }, 90_000)

  it('believes nobody until it is told whom, and says so', async () => {
    const ports = freshPorts()
    await startService(ports)
    const { seen } = await openCounter(ports, [])
    expect(seen()).toMatchObject({
      state: 'failed',
      failure: { code: 'devices/untrusted', deviceId, what: 'no-anchors' },
    })
  }, 90_000)
})
