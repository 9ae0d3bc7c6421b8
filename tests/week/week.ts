/** Seven days without a link at one counter: a hundred applications a day, and how long each call took on each day. */
import { join } from 'node:path'
import type { ResidentInput } from '../../src-main/contract/records/resident.ts'
import { loadTexts } from '../../src-main/station/enrolment/load-texts.ts'
import { createStation, type Station } from '../../src-main/station/station.ts'
import { practiceFileProtector } from '../../src-main/station/vault/key-protector.ts'
import type { SpawnHost } from '../../src-main/station/devices/host-process.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { generateResidents } from '../registry/residents/generate.ts'
import { startRegistry } from '../registry/start.ts'
import { enrol, type AtTheCounter, type Waits } from './sitting.ts'

const dayMs = 86_400_000

/** The officer signs with a PIN; a token's process is never asked for. */
const noTokens: SpawnHost = () => {
  throw new Error('no token was asked for')
}

export interface WeekOptions {
  readonly dir: string
  readonly days: number
  readonly perDay: number
  readonly residents: number
  readonly spawnHost: SpawnHost
  readonly portrait: AtTheCounter['portrait']
  readonly onDay: (day: number, waits: Waits) => void
}

export interface Week {
  /** One per day. */
  readonly waits: readonly Waits[]
  /** Of all that were sealed; as many as the journal holds queued. */
  readonly applicationIds: readonly string[]
  readonly queued: number
  /** The profile, for whoever opens it in a window. */
  readonly profileDir: string
}

/** Adults whom the exchange on request takes through every step. */
export function adults(count: number, residents: number, today: Date): ResidentInput[] {
  const found: ResidentInput[] = []
  for (const resident of generateResidents({ count: residents, today })) {
    const age = today.getFullYear() - Number(resident.fields.dateOfBirth.slice(0, 4))
    if (age >= 20 && age <= 60 && found.push(resident) === count) return found
  }
  throw new Error(`the ward has only ${found.length} adults`)
}

async function must<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>) {
  const settled = await result
  if (!settled.ok) throw new Error(settled.error.code)
  return settled.value
}

/** The rows that the officer's window would copy, in pages as it asks for them. */
async function queuedRows(station: Station): Promise<string[]> {
  const ids: string[] = []
  for (let after = 0; ;) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { rows } = (await must(station.serve('officer', 'queue.rows', { after }))) as {
      rows: { applicationId: string; journalSeq: number; state: string }[]
    }
    const last = rows.at(-1)
    if (!last) return ids
    ids.push(
      ...rows
        .filter(({ state }) => state === 'queued' || state === 'sending')
        .map((row) => row.applicationId),
    )
    after = last.journalSeq
  }
}

/** Provisioned while linked; then the registry is gone and stays away. */
export async function liveAWeek(options: WeekOptions): Promise<Week> {
  const { dir, days, perDay } = options
  const first = Date.now() - (days - 1) * dayMs
  const profileDir = join(dir, 'profile')
  const people = adults(days * perDay, options.residents, new Date(first))
  const registry = await startRegistry({ dir: join(dir, 'registry'), residents: options.residents })
  const practice = { url: registry.url, caPem: registry.caPem, code: registry.code }
  const waits: Waits[] = []
  const applicationIds: string[] = []
  let queued: string[] = []

  for (let day = 0; day < days; day++) {
    const offset = first + day * dayMs - Date.now()
    const now = () => new Date(Date.now() + offset)
    const station = await must(
      createStation({
        profileDir,
        rendererDir: dir,
        shell: 'chromium',
        version: '0',
        builtAt: new Date(0),
        protector: practiceFileProtector({ practice: true }),
        practice,
        texts: loadTexts,
        spawnDeviceHost: options.spawnHost,
        spawnTokenHost: noTokens,
        emit: () => undefined,
        openWindow: () => Promise.resolve(),
        now,
      }),
    )
    await must(station.start())
    if (day === 0) await registry.stop()
    await must(station.serve('officer', 'officers.signIn', practiceOfficer))
    const today: Waits = new Map()
    for (const person of people.slice(day * perDay, (day + 1) * perDay))
      applicationIds.push(await enrol({ station, waits: today, portrait: options.portrait, now }, person))
    queued = await queuedRows(station)
    await must(station.serve('officer', 'officers.signOut', {}))
    await station.stop()
    waits.push(today)
    options.onDay(day, today)
  }
  return { waits, applicationIds, queued: queued.length, profileDir }
}
