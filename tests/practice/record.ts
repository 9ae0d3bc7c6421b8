/** What an officer does in the record: opens somebody off the papers, writes fields, and brings the papers that prove them. */
import type { FieldCode } from '../../src-main/contract/records/resident.ts'
import { choose } from './choose.ts'
import { expect } from './expect.ts'
import type { Officer } from './officer.ts'
import { texts } from './texts.ts'

const { enrolment, fields, lookUp, record } = texts

export interface OffPapers {
  readonly name: { readonly surname: string; readonly middle: string; readonly given: string }
  readonly dateOfBirth: string
  readonly gender: string
}

/** Asks for somebody whom nobody knows, and opens the application off the birth certificate. */
export async function openAbsent(
  { page, ask }: Officer,
  { name, dateOfBirth, gender }: OffPapers,
  look: (at: 'not-found' | 'filled') => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { surname, middle, given } = name
  await ask(`${surname} ${middle} ${given}`)
  await expect(page.getByText(texts.errors.residents['not-found'].title)).toBeVisible()
  await look('not-found')
  await page.getByRole('button', { name: lookUp.openAbsent.offer }).click()
  for (const part of ['surname', 'middle', 'given'] as const)
    await page.getByRole('textbox', { name: lookUp.openAbsent[part], exact: true }).fill(name[part])
  const [year, month, day] = dateOfBirth.split('-')
  await page.getByRole('textbox', { name: lookUp.openAbsent.birth }).fill(`${day}/${month}/${year}`)
  await choose(page, gender, true)
  await look('filled')
  await page.getByRole('button', { name: lookUp.openAbsent.open, exact: true }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.case)
}

export function editField({ page }: Officer, field: FieldCode): Promise<void> {
  const name = enrolment.record.editWhat.replace('{{field}}', fields.label[field])
  return page.getByRole('button', { name, exact: true }).click()
}

/** Writes a place of the past as its paper has it; `proof` is the paper as the list names it. */
export async function writePastPlace(
  officer: Officer,
  field: FieldCode,
  place: string,
  reason: string,
  proof?: string,
): Promise<void> {
  const { page } = officer
  await editField(officer, field)
  await page.getByLabel(enrolment.record.newValue).fill(place)
  await page.getByLabel(enrolment.record.reason).fill(reason)
  if (proof !== undefined) {
    const box = page.getByRole('checkbox', { name: proof })
    await box.focus()
    await page.keyboard.press('Space')
    await expect(box).toBeChecked()
  }
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel(enrolment.record.newValue)).toHaveCount(0)
}

/** Writes an address of today: its commune is chosen out of the list, by a few letters. */
export async function writeAddress(
  officer: Officer,
  field: FieldCode,
  address: { readonly street: string; readonly commune: string },
  reason: string,
): Promise<void> {
  const { page } = officer
  await editField(officer, field)
  await page.getByLabel(enrolment.record.street).fill(address.street)
  await page.getByRole('combobox', { name: enrolment.record.commune }).fill(address.commune)
  await page.getByRole('option').first().click()
  await page.getByLabel(enrolment.record.reason).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel(enrolment.record.street)).toHaveCount(0)
}

/** Chooses a code of a list, as the paper has it. */
export async function writeCode(
  officer: Officer,
  field: FieldCode,
  code: string,
  reason: string,
): Promise<void> {
  const { page } = officer
  await editField(officer, field)
  await page.getByRole('button', { name: enrolment.record.newValue }).click()
  await page.getByRole('option', { name: code, exact: true }).click()
  await page.getByLabel(enrolment.record.reason).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel(enrolment.record.reason)).toHaveCount(0)
}

/** Says of every field that is still missing why it is. */
export async function explainGaps({ page }: Officer, reason: string): Promise<void> {
  const gaps = page.getByRole('button', { name: new RegExp(record.gap.askWhat.split('{{')[0] ?? '') })
  for (let index = 0; index < (await gaps.count()); index++) {
    await gaps.nth(index).click()
    await page.getByRole('option', { name: reason, exact: true }).click()
    await expect(gaps.nth(index)).toContainText(reason)
  }
}

export async function choosePaper({ page }: Officer, kind: string, note: string): Promise<void> {
  await page.getByRole('button', { name: record.evidence.kind }).click()
  await page.getByRole('option', { name: kind }).click()
  await page.getByLabel(record.evidence.note).fill(note)
}

/** Chooses a file of the computer as the next page of the chosen paper. */
export function chooseFile({ page }: Officer, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  return page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer })
}
