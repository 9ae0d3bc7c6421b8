/**
 * kill -9 on the device host at random moments of a ten-print capture: the real process, the real hub, the real
 * journal on a medium that keeps only what was fsynced. TRAM_HOST_KILLS and TRAM_SEED choose another run.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Capture } from '../../../src-main/contract/records/enrolment.ts'
import { spawnNodeHost } from '../../../src-main/shell/device-host-process.ts'
import { createDevices, type Devices } from '../../../src-main/station/devices/hub.ts'
import { createSampleStore } from '../../../src-main/station/enrolment/sample-store.ts'
import { crashingPlatform } from '../../../src-main/station/journal/crashing-platform.ts'
import {
  enrolOfficer,
  makeAuthority,
  must,
  officer,
  openCounterOn,
  pin,
  type CounterOnDisk,
} from '../../fixtures/counter-on-disk.ts'
import { buildDeviceHost, hasEngine, type BuiltHost } from '../../fixtures/device-host.ts'
import { aPack } from '../../fixtures/enrolments.ts'
import { createRandom, seedOf } from '../random.ts'

const kills = Number(process.env['TRAM_HOST_KILLS'] ?? 10)
const seed = seedOf()
/** A capture takes less; some blows therefore come between two captures, as in life. */
const latestMs = 900

let built: BuiltHost
beforeAll(async () => {
  built = await buildDeviceHost()
}, 60_000)
afterAll(() => built.remove())

async function signIn({ counter }: CounterOnDisk): Promise<void> {
  must(await counter.handlers['officers.signIn']({ officerId: officer.officerId, pin }, 'officer'))
}

async function atPrints(desk: CounterOnDisk): Promise<void> {
  await signIn(desk)
  const { handlers } = desk.counter
  must(await handlers['enrolment.open']({ personalNumber: '001199000123' }, 'officer'))
  const intents = [
    { do: 'choose-case', kind: 'exchange', reason: 'age', isHelped: false },
    { do: 'confirm-record' },
    { do: 'confirm-no-marks' },
  ] as const
  for (const intent of intents) must(await handlers['enrolment.intend'](intent, 'officer'))
}

/** Kills the host that runs after a while, and tells how long it was away; null where none ran just then. */
async function strike(devices: Devices, afterMs: number): Promise<number | null> {
  await sleep(afterMs)
  const pid = devices.pid()
  if (pid === null) return null
  const before = devices.hostState().restarts
  process.kill(pid, 'SIGKILL')
  const from = performance.now()
  while (devices.hostState().restarts === before || devices.hostState().state !== 'up') await sleep(5)
  return performance.now() - from
}

it.skipIf(!hasEngine)(
  `${kills} kills of the device host lose no accepted print, and no capture asks for the officer`,
  async () => {
    process.stdout.write(`    seed ${seed}\n`)
    const random = createRandom(seed)
    const authority = makeAuthority()
    const medium = crashingPlatform(createRandom(seed))
    const devices = createDevices({
      spawn: spawnNodeHost(built.program),
      onChange: () => undefined,
      onPreview: () => undefined,
      onScanned: () => undefined,
      onPressed: () => undefined,
    })
    await devices.start()
    const accepted = new Map<string, Capture>()
    const away: number[] = []
    try {
      const desk = await openCounterOn(medium, authority, { devices, pack: aPack })
      await enrolOfficer(desk, authority)
      await atPrints(desk)
      // After the thirteenth, taking them again goes on.
      for (let turn = 0; away.length < kills; turn += 1) {
        const slot = aPack.fingerprints[turn % aPack.fingerprints.length]
        if (slot === undefined) throw new Error('no slot')
        const blow = strike(devices, Math.round(random() * latestMs))
        const sitting = must(await desk.counter.handlers['enrolment.captureFingerprint']({ slot }, 'officer'))
        const capture = sitting.draft.captures[slot]
        if (capture !== undefined) accepted.set(slot, capture)
        const awayMs = await blow
        if (awayMs !== null) away.push(awayMs)
      }
      const { draft } = must(
        await desk.counter.handlers['enrolment.intend']({ do: 'confirm-no-marks' }, 'officer'),
      )
      expect(draft.captures).toEqual(Object.fromEntries(accepted))
    } finally {
      await devices.stop()
    }
    away.sort((a, b) => a - b)
    const median = away[away.length >> 1] ?? 0
    process.stdout.write(
      `    away: median ${median.toFixed(0)} ms, longest ${(away.at(-1) ?? 0).toFixed(0)} ms\n`,
    )

    // Power is cut as well: what was accepted stands on the medium, bit by bit.
    const again = await openCounterOn(medium.reboot(), authority, { pack: aPack })
    await signIn(again)
    const samples = createSampleStore(again.journal, again.vault.drafts, () => new Date())
    const [application] = again.journal.applications.keys()
    expect(accepted.size).toBeGreaterThan(0)
    for (const capture of accepted.values()) {
      const read = must(await samples.readSample(application ?? '', capture))
      expect(read.length).toBe(capture.size)
    }
  },
  30_000 + kills * 10_000,
)
