/** The station is left alone in the middle of the prints, locks itself, and another officer takes the work over. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { choose } from '../practice/choose.ts'
import { openRegistry, type Registry } from '../practice/counter.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { root } from '../practice/root.ts'
import { texts } from '../practice/texts.ts'
import { officers, practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test as base } from './counter-fixtures.ts'

const { enrolment, signIn } = texts
const [own, colleague] = officers
const citizen = practiceCitizens[0]!

/** A registry whose pack locks soon, so that nobody waits ten minutes for it. */
const test = base.extend<object, { registry: Registry }>({
  registry: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are asked for
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'tram-registry-'))
      const pack: object = JSON.parse(readFileSync(join(root, 'assets/policy/2025.json'), 'utf8'))
      const packFile = join(dir, 'pack.json')
      writeFileSync(packFile, JSON.stringify({ ...pack, idleLockSeconds: 25 }))
      const registry = await openRegistry({ dir, residents: 50, packFile })
      await use(registry)
      await registry.close()
      rmSync(dir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

test('a counter that is left alone locks itself, and another officer goes on at the very print', async ({
  desk,
}) => {
  const { officer, profile } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, citizen.personalNumber)
  await officer.takePrint()
  await officer.takePrint()

  await expect(page.getByRole('heading', { name: signIn.locked.title })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(citizen.name)).toHaveCount(0)
  await expect(page.getByText(signIn.locked.lead.replace('{{name}}', own!.name))).toBeVisible()
  await choose(page, colleague!.officerId)
  await expect(page.getByRole('button', { name: signIn.locked.takeOver })).toBeVisible()
  await page.getByLabel(signIn.pin, { exact: true }).fill(practiceOfficer.pin)
  await page.getByLabel(signIn.pin, { exact: true }).press('Enter')

  await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.fingerprints)
  expect(await officer.takenPrints()).toBe(2)
  await officer.takePrint()
  const audit = readFileSync(join(profile, 'audit', 'audit.jsonl'), 'utf8')
  const told = audit
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { action: string; actor: string })
    .map(({ action, actor }) => `${actor} ${action}`)
  const from = told.indexOf('station station.lock')
  expect(told.slice(from)).toEqual([
    'station station.lock',
    `${colleague!.officerId} officers.signIn`,
    `${colleague!.officerId} enrolment.captureFingerprint`,
  ])
})
