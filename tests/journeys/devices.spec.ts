/** A scanner that is pulled out and a device host that dies: the officer loses a second, not the application. */
import { kill, pidsOf } from '../durability/kills/victims.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { type Officer } from '../practice/officer.ts'
import { receiptsOf } from '../practice/receipts.ts'
import { technicianAt } from '../practice/technician.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { fingerprints } = texts
const { fault } = texts.technician
const [person] = practiceCitizens

async function atPrints({ officer }: Desk): Promise<Officer> {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, person!.personalNumber)
  return officer
}

/** From the portrait to the registry's receipt: exactly one more than before. */
async function finish({ officer, citizen, registry }: Desk, before: number): Promise<void> {
  await officer.takePortrait()
  await officer.showToCitizen()
  await citizen.confirm()
  await officer.seal()
  await expect.poll(() => receiptsOf(registry.dir).length, { timeout: 30_000 }).toBe(before + 1)
}

test('the scanner is pulled between left four and thumbs and put back, and the application is complete', async ({
  desk,
}) => {
  const before = receiptsOf(desk.registry.dir).length
  const officer = await atPrints(desk)
  const technician = await technicianAt(desk.counter, officer.page)
  await officer.takePrint()
  await officer.takePrint()
  await technician.fault(fault.unplug)
  await expect(officer.page.getByText(fingerprints.scanner.away)).toBeVisible()
  expect(await officer.takenPrints()).toBe(2)
  await technician.fault(fault.replug)
  await expect(officer.page.getByText(fingerprints.scanner.away)).toBeHidden()
  await officer.takeAllPrints()
  await finish(desk, before)
})

test('the device host is killed in the middle of a capture: it is taken again by itself, and the application is complete', async ({
  desk,
}) => {
  const before = receiptsOf(desk.registry.dir).length
  const officer = await atPrints(desk)
  await officer.takePrint()
  const victims = pidsOf('device-host', desk.counter, desk.registry)
  expect(victims).toHaveLength(1)
  await officer.takePrint(async () => kill(victims))
  expect(pidsOf('device-host', desk.counter, desk.registry)).not.toEqual(victims)
  await officer.takeAllPrints()
  await finish(desk, before)
})
