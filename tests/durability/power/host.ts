/** `npm run durability -- power`: works in the guest, cuts the power here. Arguments: --image, --kernel, --cuts, --seed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseAccelerator } from '../../hardware/host/accelerator.ts'
import { boot } from '../../hardware/host/boot.ts'
import { createTapReader } from '../../hardware/host/tap.ts'
import { seedOf } from '../random.ts'
import { cutPower } from './cut.ts'
import { LOG_BYTES, TOLD_BYTES } from './disks.ts'
import { readLog } from './log-writes.ts'
import type { Acknowledged } from './work.ts'

const { values } = parseArgs({
  options: {
    image: { type: 'string', default: '' },
    kernel: { type: 'string', default: '' },
    cuts: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(seedOf()) },
  },
})
const cuts = Number(values.cuts)
const seed = Number(values.seed)
/** A busy machine under emulation; the work takes a fraction of it. */
const LIMIT_MS = 240_000
/** More cuts, more moments to choose from. */
const applications = cuts > 50 ? 30 : 6
const say = (text: string) => process.stdout.write(`${text}\n`)

function makeDisk(path: string, bytes: number): string {
  writeFileSync(path, '')
  truncateSync(path, bytes)
  return path
}

/** What went wrong in the guest; nothing is good. */
async function workInGuest(disks: readonly string[]): Promise<string[]> {
  const image = { folder: values.image }
  const accelerator = await chooseAccelerator(image)
  say(`# ${values.kernel}, ${accelerator.name}, Node ${process.version}, seed ${seed}`)
  const reader = createTapReader()
  const code = await boot({
    image,
    accelerator,
    program: {
      checkout: process.cwd(),
      program: 'dist/tools/power-guest.mjs',
      arguments: [String(applications), String(seed)],
    },
    disks,
    limitMs: LIMIT_MS,
    signal: new AbortController().signal,
    onLine: (line) => {
      say(line)
      reader.take(line)
    },
  })
  return [...reader.faults(), ...(code === 0 ? [] : [`the guest ended with ${code}`])]
}

async function main(folder: string): Promise<readonly string[]> {
  const log = makeDisk(join(folder, 'log'), LOG_BYTES)
  const told = makeDisk(join(folder, 'told'), TOLD_BYTES)
  const faults = await workInGuest([log, told])
  if (faults.length > 0) return faults
  const writes = readLog(readFileSync(log))
  // Written by our own program; what follows it on the disk is zeros.
  const text = readFileSync(told, 'utf8').replace(/\0+$/, '')
  const acknowledged = JSON.parse(text) as Acknowledged[]
  const { lost, promises, slowestMs } = await cutPower(writes, acknowledged, { folder, cuts, seed })
  say(`# ${cuts} cuts among ${writes.length} writes, ${promises} promises looked at, ${lost.length} lost`)
  say(`# mounted, started and read in at most ${Math.round(slowestMs)} ms`)
  return lost
}

const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'tram-power-'))
const faults = await main(folder).finally(() => rmSync(folder, { recursive: true }))
faults.forEach((fault) => say(`FAULT: ${fault}`))
mkdirSync('artifacts/reports', { recursive: true })
const failed = faults.length
writeFileSync(
  'artifacts/reports/power.json',
  JSON.stringify({ passed: failed === 0 ? cuts : 0, failed, skipped: 0 }),
)
say(`All in ${((performance.now() - began) / 1000).toFixed(0)} s`)
process.exitCode = failed === 0 ? 0 : 1
