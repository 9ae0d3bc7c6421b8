/** Cases that the law walks another way than the straight one. */
import { walkToThePrints } from '../practice/exchange.ts'
import { lostCard } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, lookUp } = texts
const [person] = practiceCitizens

test(
  'another case drops no sample: the officer gives up what the law does not ask for',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await walkToThePrints(officer, person!.personalNumber)
    await officer.takePrint()
    await page.getByRole('button', { name: enrolment.step.case }).click()
    await officer.chooseCase(lostCard)
    await expect(page.getByText(enrolment.conflict.surplusNext)).toBeVisible()
    await page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
    await page.getByRole('button', { name: enrolment.conflict.discard }).click()
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.confirmation)
  },
)
