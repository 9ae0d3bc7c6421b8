/** `npm run bench`: prints the speed table. What is measured and how: README.md. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadImaging, type Imaging } from '../../src-main/device-host/imaging.ts'
import { timeAnchor } from './anchors.ts'
import { commandRows, RUNS, timeCommand } from './command-rows.ts'
import { deviceRows, devicesOf } from './device-rows.ts'
import { draw, PRINTS, SLAPS, value } from './drawings.ts'
import { guidanceRow, matchRow, timeLookUps } from './in-process-rows.ts'
import type { Row } from './row.ts'
import { lookUpsOf, tableOf } from './table.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const loads = () =>
  loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')

async function timeAll(imaging: Imaging, folder: string): Promise<Row[]> {
  say(`Drawing ${PRINTS} prints and ${SLAPS} slaps`)
  const drawings = await draw(imaging, folder)
  const impression = { seed: 1, kind: 'flat' as const }
  const print = value(await imaging.renderPrint({ finger: { seed: 1, position: 2 }, impression }))
  const rows: Row[] = []
  for (const row of commandRows(drawings)) {
    say(`Timing ${row.work}`)
    const ours = timeCommand(join(import.meta.dirname, 'fingerprint.mjs'), folder, row)
    const how = `command, ${RUNS} x ${row.jobs.length}`
    const { work, anchor, atMostMs, elsewhere } = row
    const anchorMs = anchor && timeAnchor(anchor, folder, print, drawings.printsWsq[0] ?? '')
    rows.push({ work, how, ours, atMostMs, anchorMs, elsewhere })
  }
  say('Timing calls in this process')
  return [...rows, await matchRow(imaging, drawings), await guidanceRow(imaging, drawings)]
}

async function main(): Promise<number> {
  const imaging = loadImaging()
  if (!imaging.ok) {
    process.stderr.write('The fingerprint engine is not built here: install g++ (apt-get install g++).\n')
    return 4
  }
  const began = performance.now()
  say(`${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}, load average ${loads()}`)
  const folder = mkdtempSync(join(tmpdir(), 'tram-bench-'))
  try {
    const rows = await timeAll(imaging.value, folder)
    say('Timing look-ups')
    const lookUps = timeLookUps()
    say('Timing devices\n')
    const devices = await deviceRows(import.meta.dirname)
    say(`${tableOf(rows)}\n\n${lookUpsOf(lookUps)}\n\n${devicesOf(devices)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  say(`Load average at the end ${loads()}; all in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return 0
}

process.exitCode = await main()
