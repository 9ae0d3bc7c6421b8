/** A station that was provisioned while linked, as a folder that the guest copies onto its disk, and what its scanner takes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { fingerSlot } from '../../../src-main/contract/records/sitting-parts.ts'
import { loadTexts } from '../../../src-main/station/enrolment/load-texts.ts'
import type { SpawnHost } from '../../../src-main/station/devices/host-process.ts'
import { createStation, type Station } from '../../../src-main/station/station.ts'
import { practiceFileProtector } from '../../../src-main/station/vault/key-protector.ts'
import { must } from '../../fixtures/must.ts'
import { practiceOfficer } from '../../registry/officers.ts'
import { startRegistry } from '../../registry/start.ts'
import { aPicture } from '../../week/picture.ts'
import { quickHost, takeOnce, type TakenOnce } from '../../week/quick-host.ts'
import { open } from '../../week/sitting.ts'
import { adults } from '../../week/week.ts'

const RESIDENTS = 60
/** Whose sittings are open when the guest begins: on its small disk no new ones may be. */
const CITIZENS = 2
type Practice = Parameters<typeof createStation>[0]['practice']

/** The whole station without a window. */
export async function openStation(
  profileDir: string,
  practice: Practice,
  spawnDeviceHost: SpawnHost,
): Promise<Station> {
  const station = must(
    await createStation({
      profileDir,
      rendererDir: profileDir,
      shell: 'chromium',
      version: '0',
      builtAt: new Date(0),
      protector: practiceFileProtector({ practice: true }),
      practice,
      texts: loadTexts,
      spawnDeviceHost,
      spawnTokenHost: () => {
        throw new Error('no token was asked for')
      },
      emit: () => undefined,
      openWindow: () => Promise.resolve(),
      now: () => new Date(),
    }),
  )
  must(await station.start())
  must(await station.serve('officer', 'officers.signIn', practiceOfficer))
  return station
}

export const profileIn = (folder: string) => join(folder, 'profile')
const takenIn = (folder: string) => join(folder, 'taken')

export interface Made {
  readonly taken: TakenOnce
  readonly applicationIds: readonly string[]
}

/** Nobody but this program has written it. */
export const readMade = (folder: string): Made =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  deserialize(readFileSync(takenIn(folder))) as Made

/** Provisions, signs in and opens the sittings; then the registry is gone for good. */
export async function makeProfile(folder: string, deviceHost: string): Promise<void> {
  const registry = await startRegistry({ dir: join(folder, 'registry'), residents: RESIDENTS })
  const practice = { url: registry.url, caPem: registry.caPem, code: registry.code }
  const taken = await takeOnce(deviceHost, fingerSlot.options)
  const station = await openStation(profileIn(folder), practice, quickHost(taken))
  const at = { station, waits: new Map<string, number[]>(), portrait: aPicture(), now: () => new Date() }
  const applicationIds: string[] = []
  for (const person of adults(CITIZENS, RESIDENTS, new Date()))
    applicationIds.push((await open(at, person)).draft.applicationId)
  must(await station.serve('officer', 'officers.signOut', {}))
  await station.stop()
  await registry.stop()
  writeFileSync(takenIn(folder), serialize({ taken, applicationIds } satisfies Made))
}
