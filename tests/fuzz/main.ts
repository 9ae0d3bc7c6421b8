/**
 * `npm run fuzz [INPUTS] [SEED]`: five million inputs for the parsers of device bytes and a fifth as many calls of a hostile
 * page, unless told otherwise. What fails prints its seed and its bytes.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fuzzDocuments } from './documents.ts'
import { fuzzParsers } from './fuzz-parsers.ts'
import { attack, openHostileStation } from './hostile-page.ts'
import { conversations, parsers } from './parsers.ts'

const inputs = Number(process.argv[2] ?? 5_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
/** A conversation is sixty reports long. */
const share = 100
const callShare = 5
/** Each is signed, or opened, anew. */
const documentShare = 500
/** A million calls take half an hour or more. */
const toldEvery = 20_000

process.stdout.write(`seed ${seed}\n`)
const began = performance.now()
const reports = [
  ...fuzzParsers(parsers, inputs, seed),
  ...fuzzParsers(conversations, Math.ceil(inputs / share), seed),
  ...(await fuzzDocuments(Math.ceil(inputs / documentShare), seed)),
]
for (const { name, inputs: count, taken } of reports) {
  process.stdout.write(`${name.padEnd(24)} ${String(count).padStart(9)} inputs, ${taken} taken\n`)
}
const all = reports.reduce((sum, report) => sum + report.inputs, 0)
process.stdout.write(
  `${all} inputs in ${((performance.now() - began) / 1000).toFixed(0)} s, none thrown at\n`,
)

const dir = await mkdtemp(join(tmpdir(), 'hostile-page-'))
const { station, close } = await openHostileStation(dir)
const calling = performance.now()
const wanted = Math.ceil(inputs / callShare)
const { calls, ends, wrong } = await attack(station, wanted, seed, (made) => {
  if (made % toldEvery === 0) process.stdout.write(`${made} of ${wanted} calls\n`)
})
await close()
await rm(dir, { recursive: true, force: true })
for (const [end, count] of ends) process.stdout.write(`${end.padEnd(32)} ${String(count).padStart(9)}\n`)
for (const line of wrong.slice(0, 20)) process.stdout.write(`${line}\n`)
process.stdout.write(
  `${calls} calls of a hostile page in ${((performance.now() - calling) / 1000).toFixed(0)} s, ${wrong.length} wrong answers\n`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
