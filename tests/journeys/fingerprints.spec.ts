import { choose } from '../practice/choose.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { type Officer } from '../practice/officer.ts'
import { technicianAt, type Technician } from '../practice/technician.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { fingerprints } = texts
const { prints } = texts.errors
const { fault } = texts.technician
const [person] = practiceCitizens

async function atPrints({ officer, counter }: Desk): Promise<[Officer, Technician]> {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, person!.personalNumber)
  return [officer, await technicianAt(counter, officer.page)]
}

test('the other hand and a wrong finger are refused in words; the right ones are accepted, with the quality of each', async ({
  desk,
}) => {
  const [officer, technician] = await atPrints(desk)
  const { page } = officer
  await technician.fault(fault['swap-hand'])
  await page.keyboard.press('F4')
  await expect(page.getByText(prints['wrong-hand'].title)).toBeVisible()
  await expect(page.getByText(prints['wrong-hand'].next)).toBeVisible()
  expect(await officer.takenPrints()).toBe(0)

  await technician.fault(fault.none)
  for (let slap = 0; slap < 3; slap++) await officer.takePrint()
  await technician.fault(fault['wrong-finger'])
  await page.keyboard.press('F4')
  const caught = prints['wrong-finger']
  await expect(page.getByText(caught.title.replace('{{finger}}', fingerprints.finger['2']))).toBeVisible()
  await expect(page.getByText(caught.next.replace('{{asked}}', fingerprints.finger['1']))).toBeVisible()
  expect(await officer.takenPrints()).toBe(3)

  await technician.fault(fault.none)
  await officer.takePrint()
  expect(await officer.takenPrints()).toBe(4)
  await page.getByRole('button', { name: fingerprints.slot['right-four'] }).click()
  for (const finger of ['2', '3', '4', '5'] as const) {
    const name = new RegExp(`^${fingerprints.finger[finger]}`)
    const line = page.getByRole('listitem').filter({ hasText: name })
    await expect(line).toContainText(/\d+\/100/)
  }
})

test(
  'after a restart a wrong finger is still caught, against what is on the disk',
  { tag: '@long' },
  async ({ desk }) => {
    const [before] = await atPrints(desk)
    for (let slap = 0; slap < 3; slap++) await before.takePrint()
    const again = await desk.restart()
    await again.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await again.officer.resume()
    const technician = await technicianAt(again.counter, again.officer.page)
    await technician.fault(fault['swap-hand'])
    await again.officer.page.keyboard.press('F4')
    const title = prints['wrong-finger'].title.replace('{{finger}}', fingerprints.finger['6'])
    await expect(again.officer.page.getByText(title)).toBeVisible()
  },
)

test(
  'a poor print is kept, says why, and is offered again; after three tries it goes on with a reason',
  { tag: '@long' },
  async ({ desk }) => {
    const [officer, technician] = await atPrints(desk)
    const { page } = officer
    await technician.fault(fault['light-touch'])
    await officer.takePrint()
    await expect(page.getByText(fingerprints.advice['too-dry'])).toBeVisible()
    await expect(page.getByRole('button', { name: fingerprints.poor.goOn })).toHaveCount(0)
    for (const tries of [2, 3]) {
      await page.keyboard.press('F4')
      if (tries === 2)
        await expect(page.getByText(fingerprints.poor.tries_other.replace('{{count}}', '2'))).toBeVisible()
    }
    await expect(page.getByText(fingerprints.poor.giveReason)).toBeVisible()
    await choose(page, 'Da khô, ướt hoặc có bệnh')
    await page.keyboard.press('F7')
    await expect(page.getByRole('button', { name: fingerprints.take, exact: true })).toBeVisible()
    expect(await officer.takenPrints()).toBe(1)
  },
)
