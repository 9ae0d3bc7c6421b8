import { walkToThePrints } from '../practice/exchange.ts'
import { technicianAt } from '../practice/technician.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const [person] = practiceCitizens
const { devices, enrolment, review } = texts

test('a card that is held before the reader finds its holder, wherever the focus is', async ({ desk }) => {
  const { officer, counter } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  const technician = await technicianAt(counter, page)
  await technician.test(devices.kind.signature)
  await page.getByLabel(enrolment.home.birthYear).focus()
  await technician.holdCard()
  const hit = page.getByRole('listbox', { name: enrolment.hits.list }).getByRole('option')
  await expect(hit).toHaveCount(1)
  await expect(hit).toContainText(person!.name)
  await expect(hit).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.case)
})

test('nobody is told of a card while no officer is signed in', { tag: '@long' }, async ({ desk }) => {
  const { officer, counter } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  const technician = await technicianAt(counter, page)
  await page.keyboard.press('Alt+k')
  await expect(page.getByLabel(texts.signIn.pin)).toBeVisible()
  await technician.holdCard()
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await expect(page.getByRole('listbox', { name: enrolment.hits.list })).toHaveCount(0)
})

test(
  'the pedal arms the next print, the pad takes the signature, and the registry receives both',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, counter } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await walkToThePrints(officer, person!.personalNumber)
    const technician = await technicianAt(counter, page)
    await technician.pressPedal()
    await expect.poll(() => officer.takenPrints()).toBe(1)
    // A pedal that types does so as a keyboard; Playwright has no such key.
    await page.locator('body').dispatchEvent('keydown', { key: 'F13', code: 'F13' })
    await expect.poll(() => officer.takenPrints()).toBe(2)
    await officer.takeAllPrints()
    await officer.takePortrait()
    await officer.showToCitizen()
    await page.getByRole('button', { name: review.signature.take }).click()
    await expect(page.getByRole('img', { name: review.signature.picture })).toBeVisible()
    await page.keyboard.press('F9')
    await officer.seal()
    await officer.openQueue()
    await expect(officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
  },
)
