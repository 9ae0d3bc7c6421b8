import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { walkToTheCitizen } from '../practice/exchange.ts'
import { ageExchange, leftBrowMole } from '../practice/officer.ts'
import { receiptsOf } from '../practice/receipts.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const [person] = practiceCitizens

test('one citizen, from look-up to verified receipt', async ({ desk }) => {
  const { officer, citizen, registry } = desk
  const before = receiptsOf(registry.dir).length
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(person!.personalNumber)
  await officer.chooseCase(ageExchange)
  await officer.correctHometown('Xã Hòa Xuân, Buôn Ma Thuột, Đắk Lắk', 'Theo giấy khai sinh')
  await officer.confirmRecord()
  await officer.fileAdjustment()
  await officer.addMark(leftBrowMole)
  await officer.takeAllPrints()
  await officer.takePortrait()
  await officer.showToCitizen()
  await citizen.confirm()
  await officer.seal()
  await officer.openQueue()
  await expect(officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
  await expect(officer.queueRow()).toContainText(person!.name)
  expect(receiptsOf(registry.dir)).toHaveLength(before + 1)
})

test(
  'a flagged line leads back to the record, and the second reading is a new yes',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await walkToTheCitizen(officer, person!.oldIdNumber ?? '')
    await citizen.flag(texts.fields.label.dateOfBirth)
    await expect(officer.page.locator('[aria-current="step"]')).toContainText(texts.enrolment.step.record)
    await officer.page.keyboard.press('F7')
    await expect(officer.page.locator('[aria-current="step"]')).toContainText(
      texts.enrolment.step.confirmation,
    )
    await officer.showToCitizen()
    await citizen.confirm()
    await expect(officer.page.locator('[aria-current="step"]')).toContainText(texts.enrolment.step.sealing)
  },
)

test('the draft is there again after the program was closed, and after it was killed', async ({ desk }) => {
  test.skip(
    desk.counter.ready.shell === 'electron',
    'Playwright launches Electron itself: kills are driven on the Chromium shell',
  )
  await desk.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await desk.officer.lookUp(person!.personalNumber)
  await desk.officer.chooseCase(ageExchange)

  const closed = await desk.restart()
  await closed.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await closed.officer.resume()
  expect(await closed.officer.step()).toBe(texts.enrolment.step.record)
  await closed.officer.confirmRecord()
  await closed.officer.addMark(leftBrowMole)
  await closed.officer.takePrint()
  closed.counter.process.kill('SIGKILL')

  const killed = await closed.restart()
  await killed.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await killed.officer.resume()
  expect(await killed.officer.step()).toBe(texts.enrolment.step.fingerprints)
  expect(await killed.officer.takenPrints()).toBe(1)
  const attachments = readdirSync(join(killed.profile, 'journal', 'attachments'))
  // The record and its still.
  expect(attachments).toHaveLength(2)
})
