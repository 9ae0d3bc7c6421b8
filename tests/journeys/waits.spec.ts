/** The seconds that an officer waits for the program in an adult exchange, devices at the speed of real ones. Printed, not asserted. */
import { loadavg } from 'node:os'
import { walkToTheCitizen } from '../practice/exchange.ts'
import { waitsOf, watchWaits } from '../practice/waits.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

test('an adult exchange, each wait', { tag: '@long' }, async ({ desk: { officer, citizen } }) => {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await watchWaits(officer.page)
  await walkToTheCitizen(officer, practiceCitizens[0]!.personalNumber)
  await citizen.confirm()
  await officer.seal()
  const waits = await waitsOf(officer.page)
  const all = waits.reduce((sum, { ms }) => sum + ms, 0)
  const lines = waits.map(({ to, ms }) => `${ms.toFixed(0).padStart(6)} ms  ${to}\n`)
  process.stdout.write(lines.join(''))
  const longest = Math.max(...waits.map(({ ms }) => ms))
  process.stdout.write(
    `${waits.length} waits, ${(all / 1000).toFixed(1)} s in all (at most 15), the longest ${longest.toFixed(0)} ms (at most 2000), load ${loadavg()[0]?.toFixed(1)}\n`,
  )
  // Thirteen prints and the steps between them: fewer were not seen.
  expect(waits.length).toBeGreaterThan(15)
})
