/** The third part of `npm run bench`: the uplink over a line that is slow and falls. About two minutes. */
import { loadavg } from 'node:os'
import { linkTable, measureLink } from './link-rows.ts'

const load = { files: 8, bytes: 1_500_000 }
const figures = [
  await measureLink({ bitsPerSecond: 2_000_000, cutEveryMs: null }, load),
  await measureLink({ bitsPerSecond: 2_000_000, cutEveryMs: 4000 }, load),
]
process.stdout.write(`${linkTable(figures)}\n\nLoad average at the end ${loadavg()[0]?.toFixed(2)}\n`)
