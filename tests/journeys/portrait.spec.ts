import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ageExchange, leftBrowMole } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

/** A real photograph out of a package's freely licensed samples, as motion JPEG; it never leaves ignored folders. */
function photoClip(): string {
  const sample = createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg')
  const clip = join(tmpdir(), `tram-photo-${process.pid}.mjpeg`)
  writeFileSync(clip, Buffer.concat(Array.from({ length: 8 }, () => readFileSync(sample))))
  return clip
}

test.describe('with a camera that shows a photograph', () => {
  test.use({ counterOptions: { camera: photoClip() } })

  test('the crop is moved by keys, kept, and can be taken again', async ({ desk }) => {
    const { officer } = desk
    const { page } = officer
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(practiceCitizens[0]!.personalNumber)
    await officer.chooseCase(ageExchange)
    await officer.confirmRecord()
    await officer.addMark(leftBrowMole)
    await officer.takeAllPrints()
    await expect(page.getByRole('button', { name: texts.portrait.take, exact: true })).toBeEnabled()
    await page.keyboard.press('F4')
    await page.getByLabel(texts.portrait.crop).focus()
    const edge = page.locator('.crop-edge')
    const before = await edge.boundingBox()
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowLeft')
    expect(await edge.boundingBox()).not.toEqual(before)
    await page.keyboard.press('F7')
    await expect(page.locator('[aria-current="step"]')).toContainText(texts.enrolment.step.confirmation)
    await page.getByRole('button', { name: new RegExp(texts.enrolment.step.portrait) }).click()
    await expect(page.getByAltText(texts.portrait.kept)).toBeVisible()
    await expect(page.getByRole('button', { name: texts.portrait.takeAgain, exact: true })).toBeVisible()
  })
})
