import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aPdf } from '../../src-main/station/papers/test-pdf.ts'
import { writePaperClip } from '../fixtures/paper-clip.ts'
import { choose } from '../practice/choose.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { leftBrowMole, lostCard, type Officer } from '../practice/officer.ts'
import { chooseFile, choosePaper, editField } from '../practice/record.ts'
import { root } from '../practice/root.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { enrolment, errors, fields, lookUp, record, review, settings } = texts
const clips = mkdtempSync(join(tmpdir(), 'tram-papers-'))
const pictures = join(root, 'artifacts/journeys-papers')
test.beforeAll(() => mkdirSync(pictures, { recursive: true }))
test.afterAll(() => rmSync(clips, { recursive: true, force: true }))

const look = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) })

/** The record from its first group to the quality panel, one picture each. */
async function lookAtRecord(page: Page, name: string): Promise<void> {
  for (const [part, title] of [
    ['person', record.group.person],
    ['family', record.group.family],
    ['papers', record.evidence.title],
    ['quality', record.quality.title],
  ] as const) {
    await page.getByRole('heading', { name: title }).evaluate((heading) => heading.scrollIntoView())
    await look(page, `${name}-${part}`)
  }
}

/** A JPEG that says it has 200 megapixels; nothing behind its header is ever read. */
const hugeJpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0x27, 0x10, 0x4e, 0x20, 1, 0, 0, 0]),
  Buffer.alloc(64),
])

async function scanPage({ page }: Officer, during?: () => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+q')
  await expect(page.getByRole('button', { name: record.scan.take, exact: true })).toBeEnabled()
  await page.keyboard.press('F4')
  await expect(page.getByText(record.scan.found)).toBeVisible()
  await expect(page.getByText(record.scan.sharp)).toBeVisible()
  await during?.()
  await page.keyboard.press('F4')
  await expect(page.getByRole('img', { name: /^Trang 1 của Giấy khai sinh/ })).toBeVisible()
}

async function setLook({ page, openEnrol }: Officer, theme: string, size: string): Promise<void> {
  await page.keyboard.press('Alt+4')
  await choose(page, theme)
  await choose(page, size)
  await openEnrol()
  await expect(page.getByRole('heading', { name: record.quality.title })).toBeVisible()
}

test.describe('a correction and its proof', () => {
  test.use({
    // Playwright reads the fixtures that are asked for out of this very pattern.
    // oxlint-disable-next-line no-empty-pattern
    counterOptions: async ({}, use) => {
      const camera = join(clips, 'paper.y4m')
      writePaperClip(camera)
      await use({ camera })
    },
  })

  test('a scanned page and an imported PDF go with what they prove to the registry', async ({ desk }) => {
    test.setTimeout(240_000)
    const { officer, citizen } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(practiceCitizens[0]!.personalNumber)
    await officer.chooseCase(lostCard)

    // Refused in place with the reason; what was typed stays, and so does the rest.
    await editField(officer, 'fullNameBirth')
    const given = page.getByRole('textbox', { name: fields.name.given, exact: true })
    const long = 'A'.repeat(10_000)
    await given.fill(long)
    await expect(page.getByText('Dài 10000 ký tự', { exact: false })).toBeVisible()
    await expect(given).toHaveValue(long)
    await given.fill('An\u200Bh')
    await expect(page.getByText(record.fault.hidden)).toBeVisible()
    await page.keyboard.press('Escape')

    await editField(officer, 'hometown')
    await page.getByLabel(enrolment.record.newValue).fill('Xã Hòa Thắng, huyện Cư M’gar, tỉnh Đắk Lắk')
    await page.getByLabel(enrolment.record.reason).fill('Theo giấy khai sinh')
    await choosePaper(officer, record.paperKind['birth-certificate'], 'số 12/1986')
    await scanPage(officer, async () => {
      await page.getByRole('button', { name: record.scan.corners }).focus()
      await page.keyboard.press('ArrowRight')
      await expect(page.getByText(record.scan.sharp)).toBeVisible()
      await page.getByRole('button', { name: record.scan.corners }).scrollIntoViewIfNeeded()
      await look(page, '1-scan')
    })
    // The editor is still open, and the paper that came meanwhile is ticked.
    const proof = page.getByRole('checkbox', { name: 'Giấy khai sinh số 12/1986' })
    await expect(proof).toBeChecked()
    await proof.scrollIntoViewIfNeeded()
    await look(page, '2-editor')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Có giấy tờ: Giấy khai sinh số 12/1986')).toBeVisible()

    const refused = [
      [
        'chay.pdf',
        'application/pdf',
        aPdf('6 0 obj <</S /JavaScript /JS (x)>> endobj\n'),
        errors.papers.active,
      ],
      [
        'khoa.pdf',
        'application/pdf',
        aPdf('', 'trailer <</Encrypt 9 0 R>>\n%%EOF\n'),
        errors.papers.encrypted,
      ],
      ['to.jpg', 'image/jpeg', hugeJpeg, errors.papers['too-many-pixels']],
      ['khac.pdf', 'application/pdf', Buffer.from('MZ'), errors.papers.unreadable],
    ] as const
    for (const [name, type, bytes, words] of refused) {
      await chooseFile(officer, name, type, bytes)
      await expect(page.getByText(words.title)).toBeVisible()
      await expect(page.getByText(words.next)).toBeVisible()
    }
    await editField(officer, 'birthPlace')
    await page.getByRole('radio', { name: record.oldPlace.today }).press('ArrowLeft')
    await page.getByLabel(enrolment.record.newValue).fill('Bệnh viện tỉnh Đắk Lắk')
    await page.getByLabel(enrolment.record.reason).fill('Theo giấy xác nhận')
    await choosePaper(officer, record.paperKind.other, 'xác nhận số 7')
    await chooseFile(officer, 'xac-nhan.pdf', 'application/pdf', aPdf())
    await expect(page.getByText(/^Tệp PDF, /)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Chứng minh: Nơi sinh')).toBeVisible()
    await lookAtRecord(page, '3-light')
    await setLook(officer, settings.themes.contrast, '100')
    await lookAtRecord(page, '4-contrast')
    await setLook(officer, settings.themes.light, '200')
    await lookAtRecord(page, '5-large')
    await setLook(officer, settings.themes.light, '100')

    await page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
    await expect(page.getByText(lookUp.likeness.said.like)).toBeVisible()
    await officer.confirmRecord()
    await page.keyboard.press('F7')
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.confirmation)
    await page.keyboard.press('F8')
    await expect(page.getByText(review.waiting, { exact: true })).toBeVisible()
    let pageNumber = 0
    await citizen.confirm(async (number) => {
      pageNumber = number
      await look(citizen.page, `6-citizen-${number}`)
      if (number === 4)
        await expect(citizen.page.getByText('Giấy khai sinh số 12/1986 (1 trang): Quê quán')).toBeVisible()
    })
    expect(pageNumber).toBe(4)
    await officer.seal()
    await officer.openQueue()
    await expect(officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
  })
})

test('a mark may have a close-up, which goes with it', { tag: '@long' }, async ({ desk }) => {
  const { officer } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, practiceCitizens[0]!.personalNumber)
  await page.getByRole('button', { name: enrolment.step.marks }).click()
  await page.getByRole('button', { name: record.closeUp.takeWhat.replace('{{mark}}', leftBrowMole) }).click()
  await expect(page.getByRole('button', { name: record.scan.take, exact: true })).toBeEnabled()
  await page.keyboard.press('F4')
  await expect(page.getByText(record.closeUp.title, { exact: true })).toBeVisible()
  await page.keyboard.press('F4')
  const picture = page.getByRole('img', { name: record.closeUp.picture.replace('{{mark}}', leftBrowMole) })
  await expect(picture).toBeVisible()
  await look(page, '7-close-up')
  await page.getByRole('button', { name: texts.marks.removeWhich.replace('{{mark}}', leftBrowMole) }).click()
  await expect(picture).toBeHidden()
})
