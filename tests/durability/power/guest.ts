/** Runs in the guest: one day's work on a device whose writes are logged. Arguments: how many applications, the seed. */
import { writeFileSync, writeSync } from 'node:fs'
import { runCases } from '../../hardware/guest/run-cases.ts'
import { createRandom } from '../random.ts'
import { mount, told, unmount } from './disks.ts'
import { layLoggedDevice, openCount, removeLoggedDevice } from './logged-device.ts'
import { work, type Acknowledged } from './work.ts'

const LIMIT_MS = 170_000

async function workOnDevice(applications: number, seed: number): Promise<string> {
  const began = performance.now()
  const device = layLoggedDevice()
  mount(device, '/tmp/disk')
  const acknowledged: Acknowledged[] = []
  const count = await openCount(device)
  let turn: Promise<void> = Promise.resolve()
  await work('/tmp/disk/journal', applications, createRandom(seed), async (one) => {
    acknowledged.push(one)
    turn = turn.then(() => count.write(acknowledged.length))
    await turn
  })
  await count.close()
  unmount('/tmp/disk')
  removeLoggedDevice()
  // What fills the rest of the disk is space, which JSON does not mind.
  writeFileSync(told, JSON.stringify(acknowledged), { flag: 'r+' })
  const seconds = (performance.now() - began) / 1000
  return `${acknowledged.length} acknowledged in ${seconds.toFixed(1)} s`
}

const [applications = '8', seed = '1'] = process.argv.slice(2)
const run = () => workOnDevice(Number(applications), Number(seed))
const name = `${applications} applications on a logged device`
const failed = await runCases([{ name, limitMs: LIMIT_MS, run }], (line) => void writeSync(1, `${line}\n`))
process.exit(failed === 0 ? 0 : 1)
