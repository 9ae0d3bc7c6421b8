/** Who is this? The registry's word, somebody in no database, the last portrait, and an approval from afar. */
import { leftBrowMole, ageExchange, firstCard, lostCard } from '../practice/officer.ts'
import { openAbsent } from '../practice/record.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceAbsent, practiceCases } from '../registry/residents/practice-cases.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, exceptions, fingerprints, lookUp } = texts
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
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  registry.cable.cut()
  await expect(page.getByText(texts.common.link.none, { exact: true })).toBeVisible({ timeout: 60_000 })
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

test(
  'a hand without two fingers is pictured, waits, and is sealed once the registry’s supervisor approves',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen, registry } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(named('Trần Quốc Toản').personalNumber)
    await officer.chooseCase(ageExchange)
    await officer.confirmRecord()
    await officer.addMark(leftBrowMole)
    for (const finger of ['2', '3'] as const) {
      await page.getByRole('button', { name: exceptions.open.finger }).click()
      await page.getByRole('button', { name: exceptions.which }).click()
      await page.getByRole('option', { name: fingerprints.finger[finger] }).click()
      await page.getByRole('radio', { name: 'Cụt' }).check({ force: true })
      await page.getByRole('button', { name: exceptions.save, exact: true }).click()
    }
    await page.getByRole('button', { name: exceptions.hands.open }).click()
    await page.getByRole('button', { name: exceptions.hands.take, exact: true }).click()
    await expect(page.getByRole('img', { name: exceptions.hands.picture })).toBeVisible()
    for (let print = 0; print < 11; print++) {
      await page.keyboard.press('F4')
      if (print < 10) await expect.poll(() => officer.takenPrints()).toBe(print + 1)
    }
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.portrait)
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm()
    await page.getByRole('button', { name: enrolment.approval.wait }).click()
    await expect(page.getByText(/^Chờ duyệt ngoại lệ/)).toBeVisible()

    await registry.restart({ supervisor: 'approves' })
    await expect(page.getByText(lookUp.waiting.approved)).toBeVisible({ timeout: 120_000 })
    await officer.resume()
    await officer.seal()
    await registry.restart()
  },
)
