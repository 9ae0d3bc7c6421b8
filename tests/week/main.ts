/** `npm run week [DAYS] [PER-DAY]`: seven days of a hundred applications unless told otherwise, without a link. */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerSlot } from '../../src-main/contract/records/sitting-parts.ts'
import { aPicture } from './picture.ts'
import { quickHost, takeOnce } from './quick-host.ts'
import { perSitting, linesOf, tableOf } from './table.ts'
import { liveAWeek } from './week.ts'

const days = Number(process.argv[2] ?? 7)
const perDay = Number(process.argv[3] ?? 100)
const say = (line: string) => process.stdout.write(`${line}\n`)
const load = () => loadavg()[0]?.toFixed(1)

const dir = mkdtempSync(join(tmpdir(), 'tram-week-'))
try {
  const taken = await takeOnce(join(import.meta.dirname, '../main/device-host.mjs'), fingerSlot.options)
  const { waits, applicationIds, queued } = await liveAWeek({
    dir,
    days,
    perDay,
    residents: Math.max(2_000, days * perDay * 3),
    spawnHost: quickHost(taken),
    portrait: aPicture(),
    onDay: (day, today) =>
      say(
        `day ${day + 1}: ${perDay} sealed, ${perSitting(today, perDay).toFixed(0)} ms each, load ${load()}`,
      ),
  })
  say(`\n${tableOf(linesOf(waits))}\n`)
  say(`${applicationIds.length} sealed, ${new Set(applicationIds).size} of them different, ${queued} queued`)
  process.exitCode = queued === days * perDay ? 0 : 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
