import { ageExchange } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, fields, marks } = texts

test('rare letters, a commune and a mark on the face are a few keys each', async ({ desk }) => {
  const { officer } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(practiceCitizens[0]!.personalNumber)
  await officer.chooseCase(ageExchange)

  const name = { name: enrolment.record.editWhat.replace('{{field}}', fields.label.fullNameBirth) }
  await page.getByRole('button', name).click()
  const given = page.getByRole('textbox', { name: fields.name.given, exact: true })
  await given.fill('Bđăp')
  await given.press('Home')
  await given.press('Alt+C')
  await page.keyboard.press('Escape')
  await expect(given).toBeFocused()
  await given.press('Alt+C')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.type('h')
  await expect(given).toHaveValue('čhBđăp')
  await page.getByLabel(enrolment.record.reason).fill('Theo giấy khai sinh')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('čhBđăp')).toBeVisible()

  const home = { name: enrolment.record.editWhat.replace('{{field}}', fields.label.permanentResidence) }
  await page.getByRole('button', home).click()
  await page.getByLabel(enrolment.record.street).fill('Số 5, ngõ 12')
  await page.getByRole('combobox', { name: enrolment.record.commune }).fill('ba dinh ha noi')
  await page.getByRole('option').first().click()
  await page.getByLabel(enrolment.record.reason).fill('Theo giấy xác nhận cư trú')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Số 5, ngõ 12, Phường Ba Đình, Thành phố Hà Nội')).toBeVisible()
  await officer.confirmRecord()
  await officer.fileAdjustment()

  await page.getByRole('button', { name: marks.face }).focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key)
  await expect(page.getByRole('status').filter({ hasText: 'đầu mày trái' })).toBeVisible()
  await page.getByRole('button', { name: marks.confirmNone }).click()
  await page.getByRole('button', { name: marks.yesNone }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.fingerprints)
})
