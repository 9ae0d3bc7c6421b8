/** What the devices are held to (issue 4): the link's speed in this process, and the device host as the station meets it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createOcdpDriver } from '../../src-main/drivers/ocdp/driver.ts'
import { createOcdpSimulator } from '../../src-main/drivers/ocdp/simulator.ts'
import { spawnNodeHost } from '../../src-main/shell/device-host-process.ts'
import { createDevices, type Devices } from '../../src-main/station/devices/hub.ts'
import { createLoopback } from '../../src-main/transports/loopback.ts'
import { median } from './measure.ts'

export interface DeviceRow {
  readonly work: string
  readonly figure: number
  readonly unit: string
  /** `least` and `most` say on which side of the bound it is good. */
  readonly bound: { readonly is: 'least' | 'most'; readonly value: number }
}

const slap = { width: 1600, height: 1500 }
const CAPTURES = 20
const ROUNDS = 5
/** What a real high-speed interrupt endpoint carries. */
const WIRE_MB_PER_S = 8

const never = new AbortController().signal

/** A slap through the whole driver and its simulator; both ends are in this process. */
export async function linkRows(): Promise<DeviceRow[]> {
  const pixels = Uint8Array.from(
    { length: slap.width * slap.height },
    (_, i) => Math.imul(i, 2_654_435_761) >>> 24,
  )
  const loopback = createLoopback()
  const device = createOcdpSimulator({
    serial: 'BENCH',
    settleMs: 0,
    draw: async () => ({ ...slap, pixels }),
  })
  let bytes = 0
  let beganMs = 0
  loopback.plug({
    ...device,
    attach: (push) =>
      device.attach((report) => {
        // The preview's reports count as well: they take their share of the time.
        bytes += report.length
        push(report)
      }),
  })
  const link = await loopback.open((await loopback.list())[0]?.path ?? '')
  if (link === null) throw new Error('no link')
  const opened = await createOcdpDriver().open(link, 'bench', never)
  if (!opened.ok) throw new Error(opened.error.code)
  const speeds: number[] = []
  const shares: number[] = []
  for (let i = 0; i <= CAPTURES; i += 1) {
    bytes = 0
    const before = process.cpuUsage()
    beganMs = performance.now()
    const taken = await opened.value.capture({ slot: 'right-four', onPreview: () => undefined }, never)
    if (!taken.ok) throw new Error(taken.error.code)
    const { user, system } = process.cpuUsage(before)
    speeds.push(bytes / 1e3 / (performance.now() - beganMs))
    shares.push((((user + system) / 1e6) * WIRE_MB_PER_S * 100) / (bytes / 1e6))
  }
  link.close()
  return [
    {
      work: 'OCDP over the in-process link, reports of 1024 bytes',
      figure: median(speeds.slice(1)),
      unit: 'MB/s',
      bound: { is: 'least', value: 60 },
    },
    {
      work: `processor time of both ends at ${WIRE_MB_PER_S} MB/s`,
      figure: median(shares.slice(1)),
      unit: '% of a core',
      bound: { is: 'most', value: 30 },
    },
  ]
}

const scanner = 'ocdp:SIM-0001'

/** From the call until the list of devices says so; the list is looked at every millisecond. */
async function until(what: () => boolean): Promise<number> {
  const from = performance.now()
  while (!what()) await sleep(1)
  return performance.now() - from
}

async function times(count: number, once: () => Promise<number>): Promise<number> {
  const all: number[] = []
  for (let i = 0; i < count; i += 1) all.push(await once())
  return median(all)
}

/** The built device host with its simulated scanner, met as the station meets it. */
export async function hostRows(program: string): Promise<DeviceRow[]> {
  let previews = 0
  const devices = createDevices({
    spawn: spawnNodeHost(program),
    onChange: () => undefined,
    onPreview: () => (previews += 1),
    onScanned: () => undefined,
    onPressed: () => undefined,
  })
  await devices.start()
  try {
    return await timeHost(devices, () => previews)
  } finally {
    await devices.stop()
  }
}

async function timeHost(devices: Devices, previews: () => number): Promise<DeviceRow[]> {
  const stateIs = (state: string) => () => devices.list()[0]?.state === state
  const preview = await times(ROUNDS, async () => {
    const abort = new AbortController()
    const before = previews()
    const captured = devices.captureFingerprint(
      {
        slot: 'right-four',
        captureId: '01931b7e-5f00-7000-8000-000000000001',
        earlier: [],
        person: { seed: 7, ageYears: 40 },
      },
      abort.signal,
    )
    const ms = await until(() => previews() > before)
    abort.abort()
    await captured
    return ms
  })
  const cable = (fault: 'unplug' | 'replug', state: string) => async () => {
    const seen = until(stateIs(state))
    await devices.simulate(scanner, fault)
    return seen
  }
  const [unplugs, replugs]: number[][] = [[], []]
  for (let i = 0; i < ROUNDS; i += 1) {
    unplugs.push(await cable('unplug', 'unplugged')())
    replugs.push(await cable('replug', 'ready')())
  }
  const back = (signal: 'SIGKILL' | 'SIGSTOP') => async () => {
    const { restarts } = devices.hostState()
    process.kill(devices.pid() ?? 0, signal)
    return until(() => devices.hostState().restarts > restarts && devices.hostState().state === 'up')
  }
  const most = (value: number) => ({ is: 'most' as const, value })
  return [
    { work: 'first preview after arming the simulator', figure: preview, unit: 'ms', bound: most(300) },
    { work: 'unplugged scanner seen', figure: median(unplugs), unit: 'ms', bound: most(200) },
    {
      work: 'scanner usable after it was plugged in',
      figure: median(replugs),
      unit: 'ms',
      bound: most(1_500),
    },
    {
      work: 'device host up again after kill -9',
      figure: await times(2, back('SIGKILL')),
      unit: 'ms',
      bound: most(1_000),
    },
    {
      work: 'the same after it hangs, with the 2 s that prove it',
      figure: await times(1, back('SIGSTOP')),
      unit: 'ms',
      bound: most(3_000),
    },
  ]
}

/** Nothing where the station was not built beside the bench. */
export async function deviceRows(tools: string): Promise<DeviceRow[]> {
  const program = join(tools, '../main/device-host.mjs')
  const link = await linkRows()
  return existsSync(program) ? [...link, ...(await hostRows(program))] : link
}

export function devicesOf(rows: readonly DeviceRow[]): string {
  const cells = rows.map(({ work, figure, unit, bound }) => {
    const share = bound.is === 'most' ? figure / bound.value : bound.value / figure
    const side = bound.is === 'most' ? 'at most' : 'at least'
    return `| ${work} | ${figure.toFixed(figure < 10 ? 1 : 0)} ${unit} | ${side} ${bound.value} | ${share.toFixed(2)} |`
  })
  return ['| devices | median | bound | share of the bound |', '|---|---|---|---|', ...cells].join('\n')
}
