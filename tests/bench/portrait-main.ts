/** The second part of `npm run bench`: the portrait, in a browser of its own and on every processor that there is. */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { timePortrait } from './portrait-rows.ts'
import { portraitTable } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'tram-bench-'))
try {
  process.stdout.write(`${portraitTable(await timePortrait(folder))}\n\n`)
  process.stdout.write(`Load average at the end ${loadavg()[0]?.toFixed(2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
