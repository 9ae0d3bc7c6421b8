/** A page in the hands of an attacker: any call, from any window, with anything in it, at a whole station. */
import { join } from 'node:path'
import { z } from 'zod'
import { calls, type CallName } from '../../src-main/contract/calls/index.ts'
import { applicationId } from '../../src-main/contract/primitives.ts'
import { windowIds, type WindowId } from '../../src-main/contract/windows.ts'
import type { SpawnHost } from '../../src-main/station/devices/host-process.ts'
import { loadTexts } from '../../src-main/station/enrolment/load-texts.ts'
import { createStation, type Station } from '../../src-main/station/station.ts'
import { practiceFileProtector } from '../../src-main/station/vault/key-protector.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { startRegistry } from '../registry/start.ts'
import { createRandom } from './fuzz-parsers.ts'
import { callNames, payloadFor, type Random } from './payloads.ts'

export interface HostileReport {
  readonly calls: number
  /** How often each ended so: `ok` or an error's code. */
  readonly ends: ReadonlyMap<string, number>
  /** Each call, a name off the table aside, with how often it went through. */
  readonly taken: ReadonlyMap<string, number>
  /** What a call was answered that must never be: a bug met, or no Result at all. */
  readonly wrong: readonly string[]
}

const strangeNames = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'officers',
  'x'.repeat(10_000),
  'hasOwnProperty',
]
/** Provisioning talks to a server and signing in costs a slow hash on purpose: now and then. */
const costly: Readonly<Record<string, number>> = {
  'officers.signIn': 400,
  'technician.signIn': 400,
  'technician.provision': 400,
  // Five guesses lock the officer out, as they should.
  'officers.changePin': 100,
  // After each, every lane signs in anew.
  'officers.signOut': 50,
  'officers.lock': 50,
  'technician.signOut': 50,
  // Each opens a draft that stays.
  'enrolment.open': 30,
}

/** Who sits at a window that asks for somebody; practice gives all of them one PIN. */
const signIns = {
  officer: { name: 'officers.signIn', who: practiceOfficer },
  technician: { name: 'technician.signIn', who: { ...practiceOfficer, officerId: 'ky-thuat-1' } },
} as const

/** A process that ends at once, as one that cannot start. */
const spawnNothing: SpawnHost = () => ({
  pid: () => null,
  post: () => undefined,
  onMessage: () => undefined,
  onExit: (fn) => setImmediate(fn),
  kill: () => undefined,
})

/** A whole station on its own folder, provisioned, with an officer and a technician, without devices or tokens. */
export async function openHostileStation(dir: string): Promise<{ station: Station; close(): Promise<void> }> {
  const registry = await startRegistry({ dir: join(dir, 'registry'), residents: 40 })
  const opened = await createStation({
    profileDir: join(dir, 'profile'),
    rendererDir: dir,
    shell: 'chromium',
    version: '0',
    builtAt: new Date(0),
    protector: practiceFileProtector({ practice: true }),
    practice: { url: registry.url, caPem: registry.caPem, code: registry.code },
    texts: loadTexts,
    spawnDeviceHost: spawnNothing,
    spawnTokenHost: spawnNothing,
    emit: () => undefined,
    openWindow: () => Promise.resolve(),
    now: () => new Date(),
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const started = await opened.value.start()
  if (!started.ok) throw new Error(started.error.code)
  return {
    station: opened.value,
    async close() {
      await opened.value.stop()
      await registry.stop()
    },
  }
}

const isCallName = (name: string): name is CallName => callNames.some((one) => one === name)

/** Mostly the window that the call is meant for: the door's first lock is tried often enough. */
function windowFor(name: string, random: Random): WindowId {
  const meant: readonly WindowId[] = isCallName(name) && random(4) > 0 ? calls[name].by : windowIds
  return meant[random(meant.length)] ?? 'citizen'
}

function nameFor(random: Random): string {
  if (random(20) === 0) return strangeNames[random(strangeNames.length)] ?? ''
  const name = callNames[random(callNames.length)] ?? ''
  return random(costly[name] ?? 1) === 0 ? name : 'residents.find'
}

async function openSitting(station: Station): Promise<{ applicationId: string }> {
  const opened = await station.serve('officer', 'enrolment.open', {
    personalNumber: practiceCitizens[0]?.personalNumber,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const { draft } = z.object({ draft: z.object({ applicationId }) }).parse(opened.value)
  return draft
}

/** How many calls are under way at a time. */
const BESIDE = 8

/**
 * Makes `count` calls. Whoever was signed out by one signs in anew. `onCall` is told how many calls were
 * begun, before each.
 */
export async function attack(
  station: Station,
  count: number,
  seed: number,
  onCall: (made: number) => void = () => undefined,
): Promise<HostileReport> {
  const ends = new Map<string, number>()
  const taken = new Map<string, number>()
  const wrong: string[] = []
  let made = 0
  const signIn = (window: WindowId) =>
    window === 'citizen' ? null : station.serve(window, signIns[window].name, signIns[window].who)
  for (const window of windowIds) await signIn(window)
  const sitting = await openSitting(station)

  async function one(random: Random): Promise<void> {
    const name = nameFor(random)
    const window = windowFor(name, random)
    const payload = isCallName(name) ? payloadFor(name, random) : undefined
    const where = `${window} ${name.slice(0, 40)}, seed ${seed}`
    const result = await station.serve(window, name, payload).catch((cause: unknown) => {
      wrong.push(`threw: ${where}: ${String(cause)}`)
      return null
    })
    if (result === null) return
    const end = result.ok ? 'ok' : result.error.code
    ends.set(end, (ends.get(end) ?? 0) + 1)
    if (result.ok) taken.set(name, (taken.get(name) ?? 0) + 1)
    if (end === 'internal/bug') wrong.push(`bug: ${where}`)
    // Most of the sitting's calls mean nothing without a sitting, and none without an officer.
    if (end === 'officers/sign-in-needed') await signIn(window)
    if (end === 'enrolment/not-open') await station.serve('officer', 'enrolment.resume', sitting)
  }

  async function worker(lane: number): Promise<void> {
    const random = createRandom(seed + lane * 7919)
    while (made < count) {
      made += 1
      onCall(made)
      await one(random)
    }
  }
  await Promise.all(Array.from({ length: BESIDE }, (_, lane) => worker(lane)))
  return { calls: made, ends, taken, wrong }
}
