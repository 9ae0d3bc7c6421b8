/** `npm run durability -- power`: works in the guest, cuts the power here. Arguments: --image, --kernel, --cuts, --seed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseAccelerator } from '../../hardware/host/accelerator.ts'
import { boot } from '../../hardware/host/boot.ts'
import { createTapReader } from '../../hardware/host/tap.ts'
import { seedOf } from '../random.ts'
import { cutPower } from './cut.ts'
import { LOG_BYTES, TOLD_BYTES } from './disks.ts'
import { readLog, type LoggedWrite } from './log-writes.ts'
import { makeProfile } from './made-profile.ts'
import { resume, type Resumed } from './resume.ts'
import { lostOf } from './verify.ts'
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
/** How often the whole station is started on what is left. */
const starts = cuts > 50 ? 10 : 1
const say = (text: string) => process.stdout.write(`${text}\n`)

function makeDisk(path: string, bytes: number): string {
  writeFileSync(path, '')
  truncateSync(path, bytes)
  return path
}

/** What went wrong in the guest; nothing is good. */
async function workInGuest(disks: readonly string[], made: string): Promise<string[]> {
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
      arguments: [String(applications), String(seed), made],
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

const secondsOf = (ms: readonly number[]) => {
  const sorted = ms.toSorted((a, b) => a - b)
  return `${((sorted[sorted.length >> 1] ?? 0) / 1000).toFixed(1)} s in the middle, ${((sorted.at(-1) ?? 0) / 1000).toFixed(1)} s at most`
}

/** The journal at many moments of its work. */
async function judgeJournal(
  writes: readonly LoggedWrite[],
  acknowledged: readonly Acknowledged[],
  folder: string,
) {
  const lost: string[] = []
  let promises = 0
  let slowestMs = 0
  await cutPower(writes, { folder, cuts, seed, from: 1 }, async (left) => {
    const began = performance.now()
    const promised = acknowledged.slice(0, left.acknowledged)
    const gone = await lostOf(join(left.point, 'journal'), promised)
    lost.push(...gone.map((what) => `after write ${left.moment}: ${what}`))
    promises += promised.length
    slowestMs = Math.max(slowestMs, performance.now() - began)
  })
  say(`# ${cuts} cuts among ${writes.length} writes, ${promises} promises looked at, ${lost.length} lost`)
  say(`# started and read in at most ${Math.round(slowestMs)} ms`)
  return lost
}

/** The whole station at a few moments of its sittings. */
async function judgeStation(
  writes: readonly LoggedWrite[],
  acknowledged: readonly Acknowledged[],
  folder: string,
) {
  const found: Resumed[] = []
  const from = acknowledged.findIndex(({ what }) => what === 'step') + 1
  await cutPower(writes, { folder, cuts: starts, seed: seed + 1, from }, async (left) => {
    const one = await resume(left, acknowledged, folder)
    found.push(one)
    say(
      `# the officer is back after ${(one.atStepMs / 1000).toFixed(1)} s${one.fault === null ? '' : `, but ${one.fault}`}`,
    )
  })
  say(
    `# ${found.length} starts of the whole station, until the sign-in: ${secondsOf(found.map(({ startedMs }) => startedMs))}`,
  )
  say(
    `# until the open step of the citizen: ${secondsOf(found.map(({ atStepMs }) => atStepMs))}; load ${loadavg()[0]?.toFixed(1)}`,
  )
  return found.flatMap(({ fault }) => fault ?? [])
}

async function main(folder: string): Promise<readonly string[]> {
  const log = makeDisk(join(folder, 'log'), LOG_BYTES)
  const told = makeDisk(join(folder, 'told'), TOLD_BYTES)
  // Inside the checkout, which the guest sees.
  const made = mkdtempSync(join(process.cwd(), 'artifacts/power-'))
  await makeProfile(made, 'dist/main/device-host.mjs')
  const faults = await workInGuest([log, told], made).finally(() => rmSync(made, { recursive: true }))
  if (faults.length > 0) return faults
  const writes = readLog(readFileSync(log))
  // Written by our own program; what follows it on the disk is zeros.
  const text = readFileSync(told, 'utf8').replace(/\0+$/, '')
  const acknowledged = JSON.parse(text) as Acknowledged[]
  const lost = await judgeJournal(writes, acknowledged, folder)
  return [...lost, ...(await judgeStation(writes, acknowledged, folder))]
}

const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'tram-power-'))
const faults = await main(folder).finally(() => rmSync(folder, { recursive: true }))
faults.forEach((fault) => say(`FAULT: ${fault}`))
mkdirSync('artifacts/reports', { recursive: true })
const failed = faults.length
writeFileSync(
  'artifacts/reports/power.json',
  JSON.stringify({ passed: failed === 0 ? cuts + starts : 0, failed, skipped: 0 }),
)
say(`All in ${((performance.now() - began) / 1000).toFixed(0)} s`)
process.exitCode = failed === 0 ? 0 : 1
