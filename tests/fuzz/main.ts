/** `npm run fuzz [INPUTS] [SEED]`: five million inputs unless told otherwise. What fails prints its seed and its bytes. */
import { fuzzParsers } from './fuzz-parsers.ts'
import { conversations, parsers } from './parsers.ts'

const inputs = Number(process.argv[2] ?? 5_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
/** A conversation is sixty reports long. */
const share = 100

process.stdout.write(`seed ${seed}\n`)
const began = performance.now()
const reports = [
  ...fuzzParsers(parsers, inputs, seed),
  ...fuzzParsers(conversations, Math.ceil(inputs / share), seed),
]
for (const { name, inputs: count, taken } of reports) {
  process.stdout.write(`${name.padEnd(24)} ${String(count).padStart(9)} inputs, ${taken} taken\n`)
}
const all = reports.reduce((sum, report) => sum + report.inputs, 0)
process.stdout.write(
  `${all} inputs in ${((performance.now() - began) / 1000).toFixed(0)} s, none thrown at\n`,
)
