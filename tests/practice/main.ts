/** `npm start` with a screen: a practice registry and the station with simulated devices, until the window is closed. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { chooseShell } from './choose-shell.ts'
import { cameraArgs, cameraClip, openRegistry } from './counter.ts'
import { startStation } from './processes.ts'
import { root } from './root.ts'

const home = join(root, 'artifacts/practice')
const say = (line: string) => process.stdout.write(`${line}\n`)

const hasCamera = () =>
  process.platform !== 'linux' || readdirSync('/dev').some((name) => /^video\d+$/.test(name))

function sayWhoToTry(): void {
  say(`\nPractice officer: ${practiceOfficer.officerId}   PIN: ${practiceOfficer.pin}\n\nCitizens to try:`)
  for (const { personalNumber, name, shows } of practiceCitizens) {
    say(`  ${personalNumber}  ${name.padEnd(20)}  ${shows.vi} · ${shows.en}`)
  }
  say('\nClose the officer’s window to end.')
}

const { shell, electron, why } = chooseShell(true)
say(`Using ${shell === 'electron' ? 'Electron' : 'Chromium'}: ${why}.`)
const registry = await openRegistry({ dir: join(home, 'registry') })
const camera = hasCamera() ? [] : cameraArgs(cameraClip(home))
if (camera.length > 0) say('No camera here: the portrait comes from a rendered head.')
const profile = join(home, 'profile')
const station = await startStation({
  profile,
  electron,
  practice: registry.practice,
  devArgs: camera,
})
sayWhoToTry()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void station.stop())
process.exitCode = (await station.exited) ?? 1
await registry.close()
