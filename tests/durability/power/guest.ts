/** Runs in the guest: one day's work on a device whose writes are logged. Arguments: how many applications, the seed, a made profile. */
import { writeFileSync, writeSync } from 'node:fs'
import { runCases } from '../../hardware/guest/run-cases.ts'
import { createRandom } from '../random.ts'
import { mount, told, unmount } from './disks.ts'
import { layLoggedDevice, openCount, removeLoggedDevice } from './logged-device.ts'
import { sit } from './sittings.ts'
import { work, type Acknowledged } from './work.ts'

const LIMIT_MS = 170_000

async function workOnDevice(applications: number, seed: number, made: string): Promise<string> {
  const began = performance.now()
  const device = layLoggedDevice()
  mount(device, '/tmp/disk')
  const acknowledged: Acknowledged[] = []
  const count = await openCount(device)
  let turn: Promise<void> = Promise.resolve()
  const acknowledge = async (one: Acknowledged) => {
    acknowledged.push(one)
    turn = turn.then(() => count.write(acknowledged.length))
    await turn
  }
  await work('/tmp/disk/journal', applications, createRandom(seed), acknowledge)
  await sit(made, '/tmp/disk/profile', acknowledge)
  await count.close()
  unmount('/tmp/disk')
  removeLoggedDevice()
  // What fills the rest of the disk is space, which JSON does not mind.
  writeFileSync(told, JSON.stringify(acknowledged), { flag: 'r+' })
  const seconds = (performance.now() - began) / 1000
  return `${acknowledged.length} acknowledged in ${seconds.toFixed(1)} s`
}

const [applications = '8', seed = '1', made = ''] = process.argv.slice(2)
const run = () => workOnDevice(Number(applications), Number(seed), made)
const name = `${applications} applications and a station on a logged device`
const failed = await runCases([{ name, limitMs: LIMIT_MS, run }], (line) => void writeSync(1, `${line}\n`))
process.exit(failed === 0 ? 0 : 1)
