import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ageExchange, leftBrowMole } from '../practice/officer.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

/** WCAG 2.2 AA as far as a machine can see it. */
async function expectAccessible(page: Page): Promise<void> {
  // The shell's browser opens no page for axe's helper frames, so it works in the page itself.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
}

test('every screen of a sitting holds WCAG 2.2 AA', async ({ desk }) => {
  const { officer, citizen } = desk
  await expectAccessible(officer.page)
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await expectAccessible(officer.page)
  await officer.lookUp(practiceCitizens[0]!.personalNumber)
  await expectAccessible(officer.page)
  await officer.chooseCase(ageExchange)
  await expectAccessible(officer.page)
  await officer.confirmRecord()
  await expectAccessible(officer.page)
  await officer.addMark(leftBrowMole)
  await officer.takePrint()
  await expectAccessible(officer.page)
  await officer.takeAllPrints()
  await expectAccessible(officer.page)
  await expectAccessible(citizen.page)
  await officer.keepPortrait()
  await expectAccessible(officer.page)
  await expectAccessible(citizen.page)
  await officer.takeIrises(() => expectAccessible(officer.page))
  await officer.showToCitizen()
  await expectAccessible(officer.page)
  await expectAccessible(citizen.page)
  await officer.openQueue()
  await expectAccessible(officer.page)
})
