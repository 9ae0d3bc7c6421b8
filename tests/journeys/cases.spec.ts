/** Cases that the law walks another way than the straight one. */
import type { Case } from '../practice/officer.ts'
import { ageExchange, leftBrowMole } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, lookUp } = texts
const [person] = practiceCitizens
const lostCard: Case = { kind: 'Cấp lại', reason: 'Bị mất thẻ, hoặc thẻ hư hỏng không sử dụng được' }

test('a lost card asks for no sample: read, confirmed, sealed', async ({ desk }) => {
  const { officer, citizen } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(person!.personalNumber)
  await officer.chooseCase(lostCard)
  await expect(page.getByText(enrolment.step.fingerprints, { exact: true })).toHaveCount(0)
  await expect(page.getByText(enrolment.demand.fee)).toBeVisible()
  await page.keyboard.press('F7')
  await page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.confirmation)
  await officer.showToCitizen()
  await citizen.confirm()
  await officer.seal()
})

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
