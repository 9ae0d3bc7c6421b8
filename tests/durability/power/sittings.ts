/** In the guest: an officer's sittings at a real station whose whole profile lies on the logged device. */
import { cpSync, rmSync, symlinkSync } from 'node:fs'
import type { Sitting } from '../../../src-main/contract/records/enrolment.ts'
import { fullName } from '../../../src-main/contract/records/resident.ts'
import { profilePaths } from '../../../src-main/station/paths.ts'
import { must } from '../../fixtures/must.ts'
import { aPicture } from '../../week/picture.ts'
import { quickHost } from '../../week/quick-host.ts'
import { doNext, resume } from '../../week/sitting.ts'
import { openStation, profileIn, readMade } from './made-profile.ts'
import type { Acknowledge } from './work.ts'

const noRegistry = { url: 'https://127.0.0.1:9', caPem: '', code: '' }

/** @param made what `makeProfile` made; @param dir where the profile is to lie */
export async function sit(made: string, dir: string, acknowledge: Acknowledge): Promise<void> {
  cpSync(profileIn(made), dir, { recursive: true })
  // It stays open as long as this process, and would hold the disk; nothing is read from it.
  const { log } = profilePaths(dir)
  rmSync(log)
  symlinkSync('/tmp/station.log', log)
  const { taken, applicationIds } = readMade(made)
  const station = await openStation(dir, noRegistry, quickHost(taken))
  const at = { station, waits: new Map<string, number[]>(), portrait: aPicture(), now: () => new Date() }
  const shown = ({ draft, current }: Sitting) =>
    acknowledge({
      what: 'step',
      name: fullName(draft.resident.fields.fullNameBirth),
      step: current,
      prints: Object.keys(draft.captures).filter((slot) => slot !== 'portrait').length,
    })
  // Each is left at the irises, or where nothing but the citizen's word is missing.
  for (const applicationId of applicationIds) {
    let sitting = await resume(at, applicationId)
    await shown(sitting)
    while (sitting.current !== 'iris' && sitting.current !== 'confirmation') {
      sitting = await doNext(at, sitting)
      await shown(sitting)
    }
    must(await station.serve('officer', 'enrolment.suspend', {}))
  }
  await station.stop()
}
