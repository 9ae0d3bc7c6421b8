/** The real station, started in a real browser on what a power cut left: how long until the officer is back at the open step. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { profilePaths } from '../../../src-main/station/paths.ts'
import { openCounter } from '../../practice/counter.ts'
import { officerAt } from '../../practice/officer.ts'
import { texts } from '../../practice/texts.ts'
import { practiceOfficer } from '../../registry/officers.ts'
import type { Left } from './cut.ts'
import type { Acknowledged, StepReached } from './work.ts'

export interface Resumed {
  readonly startedMs: number
  readonly atStepMs: number
  /** What is wrong; null is good. */
  readonly fault: string | null
}

/** Nobody is there: the registry is gone as well. */
const practice = { url: 'https://127.0.0.1:9', caPem: '-----BEGIN CERTIFICATE-----', code: 'none' }

const isSitting = (one: Acknowledged | undefined): one is StepReached => one?.what === 'step'

/** What the screen showed last before the cut; the next thing may have become durable without being shown. */
export async function resume(
  { point, acknowledged: count, moment }: Left,
  acknowledged: readonly Acknowledged[],
  folder: string,
): Promise<Resumed> {
  const [last, next] = [acknowledged[count - 1], acknowledged[count]]
  if (!isSitting(last)) throw new Error('no sitting was open')
  const home = mkdtempSync(join(folder, 'home-'))
  const profile = join(home, 'profile')
  const began = performance.now()
  // Chromium's own files want more room than this disk has.
  cpSync(join(point, 'profile'), profile, { recursive: true })
  rmSync(profilePaths(profile).log, { force: true })
  const counter = await openCounter({ profile, practice, camera: null })
  try {
    const officer = officerAt(await counter.page('officer'))
    const startedMs = performance.now() - began
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.page
      .getByRole('button', { name: texts.enrolment.drafts.resumeWhom.replace('{{name}}', last.name) })
      .click()
    const shown = officer.page.locator('[aria-current="step"] .step-text')
    await shown.waitFor()
    const atStepMs = performance.now() - began
    const step = await officer.step()
    const may = [last, ...(isSitting(next) && next.name === last.name ? [next] : [])]
    const prints = last.step === 'fingerprints' ? await officer.takenPrints() : last.prints
    const isRight = may.some((one) => texts.enrolment.step[one.step] === step) && prints >= last.prints
    const fault = `after write ${moment}: ${step} with ${prints} prints instead of ${last.step} with ${last.prints}`
    return { startedMs, atStepMs, fault: isRight ? null : fault }
  } finally {
    await counter.close()
    rmSync(home, { recursive: true, force: true })
  }
}
