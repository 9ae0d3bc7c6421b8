/** Who is this? The registry's word, somebody in no database, and the last portrait. */
import { firstCard, lostCard } from '../practice/officer.ts'
import { openAbsent } from '../practice/record.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceAbsent, practiceCases } from '../registry/residents/practice-cases.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, lookUp } = texts
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

test(
  'a record that has changed since the extract shows what, and the last portrait is judged',
  { tag: '@long' },
  async ({ desk }) => {
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
  },
)

test('somebody in no database is not called absent offline; the registry is asked when it is back', async ({
  desk,
}) => {
  const { officer, registry } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  registry.cable.cut()
  // Asked for, the line is tried at once and not only when its time has come.
  await officer.openQueue()
  await page.getByRole('button', { name: texts.queue.sendNow, exact: true }).click()
  await expect(page.getByText(texts.common.link.none, { exact: true })).toBeVisible({ timeout: 60_000 })
  await officer.openEnrol()
  await openAbsent(officer, { ...practiceAbsent, gender: 'Nữ' })
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
