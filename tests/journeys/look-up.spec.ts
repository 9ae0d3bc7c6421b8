/** Who is this? The registry's word, somebody in no database, and the last portrait. */
import type { Case } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceAbsent, practiceCases } from '../registry/residents/practice-cases.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, errors, lookUp } = texts
const firstCard: Case = { kind: 'Cấp mới', reason: 'Cấp thẻ lần đầu' }
const lostCard: Case = { kind: 'Cấp lại', reason: 'Bị mất thẻ' }
const named = (name: string) => practiceCases.find((one) => one.name === name)!

test('ten namesakes are seen at once, and what tells them apart stands out', async ({ desk }) => {
  const { officer } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.ask('nguyen thi lan')
  const tenth = page.getByRole('listbox', { name: enrolment.hits.list }).getByRole('option').nth(9)
  await expect(tenth).toBeInViewport({ ratio: 1 })
  await expect(tenth.locator('.hit-distinct').first()).toBeVisible()
})

test('a record that has changed since the extract shows what, and the last portrait is judged', async ({
  desk,
}) => {
  const { officer } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(named('Phan Thị Mai').personalNumber)
  await officer.chooseCase(lostCard)
  await expect(page.getByText(lookUp.origin.title.registry)).toBeVisible()
  await expect(page.locator('.differing-now').first()).toContainText('Y Wang')
  await page.keyboard.press('F7')
  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.record)
  await expect(page.getByRole('img', { name: lookUp.likeness.picture })).toBeVisible()
  await page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.confirmation)
})

test('somebody in no database is not called absent offline; the registry is asked when it is back', async ({
  desk,
}) => {
  const { officer, registry } = desk
  const { page } = officer
  const { surname, middle, given } = practiceAbsent.name
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  registry.cable.cut()
  await expect(page.getByText(texts.common.link.none, { exact: true })).toBeVisible({ timeout: 60_000 })
  await officer.ask(`${surname} ${middle} ${given}`)
  await expect(page.getByText(errors.residents['not-found'].title)).toBeVisible()
  await page.getByRole('button', { name: lookUp.openAbsent.offer }).click()
  await page.getByRole('textbox', { name: lookUp.openAbsent.surname, exact: true }).fill(surname)
  await page.getByRole('textbox', { name: lookUp.openAbsent.middle, exact: true }).fill(middle)
  await page.getByRole('textbox', { name: lookUp.openAbsent.given, exact: true }).fill(given)
  await page.getByRole('textbox', { name: lookUp.openAbsent.birth }).fill('26/3/2009')
  await page.getByRole('radio', { name: 'Nữ' }).check({ force: true })
  await page.getByRole('button', { name: lookUp.openAbsent.open, exact: true }).click()
  await officer.chooseCase(firstCard)
  await expect(page.getByText(lookUp.absent.unconfirmed)).toBeVisible()
  await page.getByRole('textbox', { name: lookUp.papers.detail }).fill(practiceAbsent.paper)
  await page.getByRole('button', { name: /^Đã xem bản chính/ }).click()
  await expect(page.getByText(practiceAbsent.paper)).toBeVisible()
  registry.cable.mend()
  await expect(async () => {
    await page.getByRole('button', { name: lookUp.origin.ask, exact: true }).click()
    await expect(page.getByText(lookUp.absent.confirmed)).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 90_000 })
})
