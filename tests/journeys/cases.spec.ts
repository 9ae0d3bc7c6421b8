/** Cases that the law walks another way than the straight one. */
import { ageExchange, leftBrowMole, lostCard } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { officers, practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, exceptions, fingerprints, lookUp, signIn } = texts
const [person] = practiceCitizens
const colleague = officers.find(({ officerId }) => officerId !== practiceOfficer.officerId)!

test(
  'another case drops no sample: the officer gives up what the law does not ask for',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(person!.personalNumber)
    await officer.chooseCase(ageExchange)
    await officer.confirmRecord()
    await officer.addMark(leftBrowMole)
    await officer.takePrint()
    await page.getByRole('button', { name: enrolment.step.case }).click()
    await officer.chooseCase(lostCard)
    await expect(page.getByText(enrolment.conflict.surplusNext)).toBeVisible()
    await page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
    await page.getByRole('button', { name: enrolment.conflict.discard }).click()
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.confirmation)
  },
)

test(
  'a missing finger is not asked for, and the application waits until a second officer approves it',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(person!.personalNumber)
    await officer.chooseCase(ageExchange)
    await officer.confirmRecord()
    await officer.addMark(leftBrowMole)

    await page.getByRole('button', { name: exceptions.open.finger }).click()
    await page.getByRole('button', { name: exceptions.which }).click()
    await page.getByRole('option', { name: fingerprints.finger['3'] }).click()
    await page.getByRole('radio', { name: 'Cụt' }).check({ force: true })
    await page.getByRole('button', { name: exceptions.save, exact: true }).click()
    await expect(page.getByText(exceptions.approvalNeeded)).toBeVisible()
    for (let print = 0; print < 12; print++) {
      await page.keyboard.press('F4')
      if (print < 11) await expect.poll(() => officer.takenPrints()).toBe(print + 1)
    }
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.portrait)
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm()
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.approval)
    await expect(page.getByText(enrolment.approval.own)).toBeVisible()
    await page.getByRole('button', { name: enrolment.approval.wait }).click()
    await expect(page.getByText(enrolment.step.approval)).toBeVisible()

    await page.keyboard.press('Alt+K')
    await officer.signIn(colleague.officerId, practiceOfficer.pin)
    await officer.resume()
    expect(await officer.step()).toBe(enrolment.step.approval)
    await page.keyboard.press('F7')
    await page.getByLabel(signIn.prove.ownPin).fill(practiceOfficer.pin)
    await page.getByLabel(signIn.prove.ownPin).press('Enter')
    await officer.seal()
  },
)
