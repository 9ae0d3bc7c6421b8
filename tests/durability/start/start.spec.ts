/**
 * The real station in a real Chromium, started by turns with nothing and with a long queue in its profile: until the
 * sign-in can be typed into, and until the counter's screen is there. Prints figures and asserts no time.
 * The second copies of a long queue are still being made in the background meanwhile, which can only make it slower.
 * TRAM_STARTS says how often each, TRAM_START_ROWS how long the queue is.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openCounter, openRegistry } from '../../practice/counter.ts'
import { officerAt } from '../../practice/officer.ts'
import { texts } from '../../practice/texts.ts'
import { practiceOfficer } from '../../registry/officers.ts'
import { writeQueued } from '../database/journal-of-queued.ts'

const starts = Number(process.env['TRAM_STARTS'] ?? 1)
const rows = Number(process.env['TRAM_START_ROWS'] ?? 300)
/** What is in a sealed file costs a start nothing: it is looked at only by its size. */
const SEALED_BYTES = 1_000
const say = (text: string) => process.stdout.write(`    ${text}\n`)

type Practice = Parameters<typeof openCounter>[0]['practice']
interface Took {
  readonly signInMs: number
  readonly counterMs: number
}

/** One start. The whole queue is shown before it ends, so that no later one has to begin with the rows. */
async function start(profile: string, practice: Practice, queued: number): Promise<Took> {
  const began = performance.now()
  const counter = await openCounter({ profile, practice, camera: null })
  try {
    const page = await counter.page('officer')
    await expect(page.getByLabel(texts.signIn.pin, { exact: true })).toBeEditable({ timeout: 60_000 })
    const signInMs = performance.now() - began
    await officerAt(page).signIn(practiceOfficer.officerId, practiceOfficer.pin)
    const counterMs = performance.now() - began
    if (queued > 0) {
      const waiting = texts.common.status.queueWaiting_other.replace('{{count}}', String(queued))
      await expect(page.getByText(waiting)).toBeVisible({ timeout: 120_000 })
    }
    return { signInMs, counterMs }
  } finally {
    await counter.close()
  }
}

const median = (took: readonly Took[], of: keyof Took) =>
  took.map((one) => one[of]).toSorted((a, b) => a - b)[took.length >> 1] ?? Number.NaN

test(`the station starts with ${rows} in its queue, ${starts} times`, async () => {
  test.setTimeout(20 * 60_000)
  const home = mkdtempSync(join(tmpdir(), 'tram-start-'))
  const registry = await openRegistry({ dir: join(home, 'registry'), residents: 200 })
  const profiles = { none: join(home, 'none'), long: join(home, 'long') }
  const took: Record<keyof typeof profiles, Took[]> = { none: [], long: [] }
  try {
    for (const profile of Object.values(profiles)) await start(profile, registry.practice, 0)
    // What waits here was never sealed: it must not be sent.
    registry.cable.cut()
    await writeQueued(join(profiles.long, 'journal'), rows, SEALED_BYTES)
    await start(profiles.long, registry.practice, rows)
    for (let n = 0; n < starts; n++) {
      took.none.push(await start(profiles.none, registry.practice, 0))
      took.long.push(await start(profiles.long, registry.practice, rows))
    }
  } finally {
    await registry.close()
    rmSync(home, { recursive: true, force: true })
  }
  for (const [of, what] of [
    ['signInMs', 'sign-in'],
    ['counterMs', 'counter'],
  ] as const) {
    const [none, long] = [median(took.none, of), median(took.long, of)]
    say(
      `until the ${what}: ${none.toFixed(0)} ms with none, ${long.toFixed(0)} ms with ${rows}, ${(long - none).toFixed(0)} ms more (at most 1000 wanted); load ${loadavg()[0]?.toFixed(1)}`,
    )
  }
})
