/** What the registry gives back is mended at the counter and sent as the next revision; the first one's receipt stays. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lostCard } from '../practice/officer.ts'
import { pictured } from '../practice/pictures.ts'
import { receiptsOf } from '../practice/receipts.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCases } from '../registry/residents/practice-cases.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { enrolment, errors, lookUp, queue } = texts
const person = practiceCases.find(({ name }) => name === 'Bùi Đức Thắng')!
const [other] = practiceCitizens
const reason = 'Nơi ở hiện tại không khớp với hồ sơ cư trú'

/** From the case to the registry's receipt. */
async function applyForLostCard({ officer, citizen, registry }: Desk) {
  const before = receiptsOf(registry.dir).length
  await officer.chooseCase(lostCard)
  await officer.page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
  await officer.confirmRecord()
  await officer.showToCitizen()
  await citizen.confirm()
  await officer.seal()
  await expect.poll(() => receiptsOf(registry.dir).length, { timeout: 30_000 }).toBe(before + 1)
  return receiptsOf(registry.dir).at(-1)!
}

test('a returned application says why, is mended under its id and is received as revision 2', async ({
  desk,
}) => {
  const { officer, registry } = desk
  const { page } = officer
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(person.personalNumber)
  const { stationId, applicationId, revision } = await applyForLostCard(desk)
  expect(revision).toBe(1)

  const decideFile = join(desk.profile, 'decisions')
  const made = { stationId, applicationId, revision, state: 'returned', reason, step: 'record' }
  writeFileSync(decideFile, `${JSON.stringify(made)}\n`)
  await registry.restart({ decideFile })
  await officer.openQueue()
  await button(queue.sendNow).click()
  await expect(officer.queueRow()).toContainText(queue.state.returned, { timeout: 60_000 })
  await expect(officer.queueRow()).toContainText(reason)
  await officer.queueRow().getByRole('button').first().click()
  await expect(page.getByText(reason).last()).toBeVisible()
  await pictured(desk, 'returned-1-queue')

  // By keys alone: the action, the number that was kept by nobody, Enter.
  await button(queue.mend.open).focus()
  await page.keyboard.press('Enter')
  const field = page.getByLabel(queue.mend.number)
  await expect(field).toBeFocused()
  await page.keyboard.type(other!.personalNumber)
  await page.keyboard.press('Enter')
  await expect(page.getByText(errors.enrolment['other-person'].title)).toBeVisible()
  await pictured(desk, 'returned-2-other-person')
  await field.fill(person.personalNumber)
  await page.keyboard.press('Enter')
  await expect(page.getByText(enrolment.returned.title.replace('{{reason}}', reason))).toBeVisible()
  await expect(page.locator('.steps')).toContainText(enrolment.returned.named)
  await pictured(desk, 'returned-3-sitting')

  // Put aside and found again from the queue, where the first revision is still what the registry has.
  await officer.openQueue()
  await expect(officer.queueRow()).toContainText(queue.state.returned)
  await officer.queueRow().getByRole('button').first().click()
  await button(queue.mend.goOn).click()
  const second = await applyForLostCard(desk)
  expect(second).toMatchObject({ applicationId, revision: 2 })
  expect(receiptsOf(registry.dir).filter((one) => one.applicationId === applicationId)).toHaveLength(2)

  await officer.openQueue()
  await expect(officer.queueRow()).toContainText(queue.state.received, { timeout: 30_000 })
  await expect(page.getByRole('table', { name: queue.title }).getByRole('row')).toHaveCount(2)
  await officer.queueRow().getByRole('button').first().click()
  await pictured(desk, 'returned-4-received')
})
