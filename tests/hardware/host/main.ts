/** `npm run hardware`: boots the guest, shows what it says and judges it. Arguments: README.md. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chooseAccelerator } from './accelerator.ts'
import { boot } from './boot.ts'
import { replaceMatrix, writeMatrix } from './matrix.ts'
import { createTapReader, type TapReader } from './tap.ts'

const { values } = parseArgs({
  options: {
    image: { type: 'string', default: '' },
    kernel: { type: 'string', default: '' },
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

/** Twice what the whole and the short form may take on two quiet cores: a machine may be busy. */
const limitMs = values.short ? 240_000 : 360_000
/** From the last case to the end of the machine. */
const farewellMs = 10_000
const readme = 'tests/hardware/README.md'
const say = (text: string) => process.stdout.write(`${text}\n`)

async function runGuest(reader: TapReader): Promise<number | null> {
  const accelerator = await chooseAccelerator({ folder: values.image })
  const load = loadavg()[0] ?? 0
  say(`# ${values.kernel}, ${accelerator.name}, Node ${process.version}, load average ${load.toFixed(2)}`)
  const end = new AbortController()
  let farewell: NodeJS.Timeout | undefined
  const code = await boot({
    image: { folder: values.image },
    accelerator,
    program: {
      checkout: process.cwd(),
      program: 'dist/tools/hardware-guest.mjs',
      arguments: [String(accelerator.slowness), values.short ? 'short' : 'whole'],
    },
    limitMs,
    signal: end.signal,
    onLine: (line) => {
      say(line)
      reader.take(line)
      if (reader.isComplete()) farewell ??= setTimeout(() => end.abort(), farewellMs)
    },
  })
  clearTimeout(farewell)
  return code
}

async function main(): Promise<number> {
  const began = performance.now()
  const reader = createTapReader()
  const code = await runGuest(reader)
  const cases = reader.cases()
  const count = (verdict: string) => cases.filter((one) => one.verdict === verdict).length
  const faults = [...reader.faults()]
  if (code === null) faults.push('the guest did not end by itself')
  else if ((code !== 0) !== count('failed') > 0) faults.push(`the guest ended with ${code}`)
  const matrix = writeMatrix(cases)
  say(`\n${matrix}\n`)
  faults.forEach((fault) => say(`FAULT: ${fault}`))
  const failed = count('failed') + faults.length
  if (values.write && failed === 0) {
    writeFileSync(readme, replaceMatrix(readFileSync(readme, 'utf8'), matrix))
    say(`Written to ${readme}`)
  }
  say(`All in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const result = { passed: count('passed'), failed, skipped: count('skipped') }
  mkdirSync('artifacts/reports', { recursive: true })
  writeFileSync('artifacts/reports/hardware.json', JSON.stringify(result))
  say(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await main()
