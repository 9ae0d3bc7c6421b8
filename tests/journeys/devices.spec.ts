/** A scanner that is pulled out and a device host that dies: the officer loses a second, not the application. */
import { kill, pidsOf } from '../durability/kills/victims.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { receiptsOf } from '../practice/receipts.ts'
import { technicianAt } from '../practice/technician.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { fingerprints } = texts
const { fault } = texts.technician
const [person] = practiceCitizens

test('a scanner that is pulled and put back, then a device host that is killed in the middle of a capture: the application is complete', async ({
  desk,
}) => {
  const { officer, citizen, counter, registry } = desk
  const before = receiptsOf(registry.dir).length
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, person!.personalNumber)
  const technician = await technicianAt(counter, officer.page)
  await officer.takePrint()
  await officer.takePrint()
  await technician.fault(fault.unplug)
  await expect(officer.page.getByText(fingerprints.scanner.away)).toBeVisible()
  expect(await officer.takenPrints()).toBe(2)
  await technician.fault(fault.replug)
  await expect(officer.page.getByText(fingerprints.scanner.away)).toBeHidden()
  await officer.takePrint()

  // The print that was being taken is taken again by itself.
  const victims = pidsOf('device-host', counter, registry)
  expect(victims).toHaveLength(1)
  await officer.takePrint(async () => kill(victims))
  expect(pidsOf('device-host', counter, registry)).not.toEqual(victims)
  await officer.takeAllPrints()
  await officer.takePortrait()
  await officer.showToCitizen()
  await citizen.confirm()
  await officer.seal()
  await expect.poll(() => receiptsOf(registry.dir).length, { timeout: 30_000 }).toBe(before + 1)
})
