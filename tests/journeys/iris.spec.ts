/** The irises: taken, poor, of one eye, and at a station that has no camera for them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { choose } from '../practice/choose.ts'
import { openRegistry, type Registry } from '../practice/counter.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { receiptsOf } from '../practice/receipts.ts'
import { technicianAt } from '../practice/technician.ts'
import { root } from '../practice/root.ts'
import { texts } from '../practice/texts.ts'
import { officers, practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { citizen, devices, enrolment, exceptions, iris, technician, signIn } = texts
const [person] = practiceCitizens
const colleague = officers.find(({ officerId }) => officerId !== practiceOfficer.officerId)!

/** Up to the irises, by whatever the pack of this registry asks before them. */
async function toTheIrises({ officer }: Desk): Promise<void> {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, person!.personalNumber)
  await officer.takeAllPrints()
  await officer.keepPortrait()
}

/** Confirmed, sealed and received: exactly one receipt more. */
async function finish({ officer, citizen: reader, registry }: Desk): Promise<void> {
  const before = receiptsOf(registry.dir).length
  await officer.showToCitizen()
  await reader.confirm()
  await officer.seal()
  await expect.poll(() => receiptsOf(registry.dir).length, { timeout: 60_000 }).toBe(before + 1)
}

/** Both windows in the light theme, in high contrast, and with text at 200 %. */
async function picture({ officer, citizen: reader }: Desk, info: TestInfo, name: string): Promise<void> {
  const looks = [
    ['light', '100'],
    ['contrast', '100'],
    ['light', '200'],
  ] as const
  const show = (page: Page, [theme, text]: readonly [string, string]) =>
    page.evaluate(
      ([one, size]) => Object.assign(document.documentElement.dataset, { theme: one, text: size }),
      [theme, text] as const,
    )
  for (const [window, page] of [
    ['officer', officer.page],
    ['citizen', reader.page],
  ] as const) {
    for (const look of looks) {
      await show(page, look)
      const path = info.outputPath(`${name}-${window}-${look.join('-')}.png`)
      await page.screenshot({ path, fullPage: true })
    }
    await show(page, looks[0])
  }
}

test.describe('under the law of 2024', () => {
  const lawOf2024 = test.extend<object, { registry: Registry }>({
    registry: [
      // Playwright reads the fixtures that are asked for out of this very pattern.
      // oxlint-disable-next-line no-empty-pattern
      async ({}, use) => {
        const dir = mkdtempSync(join(tmpdir(), 'tram-registry-2024-'))
        const registry = await openRegistry({
          dir,
          residents: 2000,
          packFile: join(root, 'assets/policy/2024.json'),
        })
        await use(registry)
        await registry.close()
        rmSync(dir, { recursive: true, force: true })
      },
      { scope: 'worker', timeout: 60_000 },
    ],
  })

  lawOf2024('an adult looks in once, and the registry receives both irises', async ({ desk }, info) => {
    const { officer, citizen: reader } = desk
    await toTheIrises(desk)
    await expect(reader.page.getByText(citizen.irises.title)).toBeVisible()
    await picture(desk, info, 'before')
    await officer.takeIrises(async () => {
      await expect(reader.page.getByText(/Lại gần hơn|Dịch sang|Giữ yên/)).toBeVisible()
      await picture(desk, info, 'live')
    })
    expect(await officer.step()).toBe(enrolment.step.confirmation)
    await officer.page.getByRole('button', { name: enrolment.step.iris }).click()
    for (const eye of [iris.eye.right, iris.eye.left])
      await expect(officer.page.getByRole('region', { name: eye }).getByRole('img')).toBeVisible()
    await picture(desk, info, 'taken')
    await officer.page.getByRole('button', { name: enrolment.step.confirmation }).click()
    await finish(desk)
  })
})

test(
  'a citizen without the left eye: the right one is taken, a second officer approves',
  { tag: '@long' },
  async ({ desk }, info) => {
    const { officer, citizen: reader } = desk
    const { page } = officer
    await toTheIrises(desk)
    await page.getByRole('button', { name: exceptions.open.eye }).click()
    await page.getByRole('button', { name: exceptions.which }).click()
    await page.getByRole('option', { name: exceptions.part['eye-left'] }).click()
    await choose(page, 'Cụt')
    await page.getByRole('button', { name: exceptions.save, exact: true }).click()
    await expect(page.getByText(exceptions.approvalNeeded)).toBeVisible()
    await picture(desk, info, 'one-eye')
    await officer.takeIrises()
    await officer.showToCitizen()
    await reader.confirm()
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.approval)
    // Put aside: a lock alone keeps the work before the next officer.
    await page.getByRole('button', { name: enrolment.approval.wait }).click()
    await page.keyboard.press('Alt+K')
    await officer.signIn(colleague.officerId, practiceOfficer.pin)
    await officer.resume()
    await page.keyboard.press('F7')
    await page.getByLabel(signIn.prove.ownPin).fill(practiceOfficer.pin)
    await page.getByLabel(signIn.prove.ownPin).press('Enter')
    await officer.seal()
  },
)

test.describe('without an iris camera', () => {
  // A practice counter that is set up to do without, before its first start.
  test.use({
    counterOptions: async ({ shell: _shell }, use) => {
      const profile = join(mkdtempSync(join(tmpdir(), 'tram-no-iris-')), 'profile')
      mkdirSync(profile, { recursive: true })
      const content = { schema: 'devices/1', simulated: { irisCamera: false } }
      writeFileSync(join(profile, 'devices.json'), JSON.stringify(content), { mode: 0o600 })
      await use({ profile })
      rmSync(dirname(profile), { recursive: true, force: true })
    },
  })

  test(
    'the pack’s dated decision stands in the step, and the application says so',
    { tag: '@long' },
    async ({ desk }, info) => {
      const { officer } = desk
      const { page } = officer
      await toTheIrises(desk)
      expect(await officer.step()).toBe(enrolment.step.confirmation)
      await expect(page.getByText(enrolment.waived.noIrisCamera)).toBeVisible()
      await page.getByRole('button', { name: enrolment.step.iris }).click()
      await expect(page.getByText('Trạm chưa có máy chụp mống mắt: thu nhận bổ sung sau')).toBeVisible()
      await expect(page.getByText(/Quyết định áp dụng từ 01\/07\/2025/)).toBeVisible()
      await picture(desk, info, 'waived')
      await page.getByRole('button', { name: enrolment.step.confirmation }).click()
      await finish(desk)
    },
  )
})

test(
  'half-shut eyes are kept, said, and used with a reason after three tries; the camera may be pulled out meanwhile',
  { tag: '@long' },
  async ({ desk }, info) => {
    const { officer } = desk
    const { page } = officer
    await toTheIrises(desk)
    const { fault } = await technicianAt(desk.counter, page)
    await fault(technician.fault.blink, devices.kind.iris)
    for (const count of [1, 2, 3]) {
      await page.keyboard.press('F4')
      await expect(page.getByText(iris.poor.tries_other.replace('{{count}}', String(count)))).toBeVisible()
    }
    await picture(desk, info, 'poor')
    for (const eye of [iris.eye.right, iris.eye.left]) {
      await expect(page.getByText(iris.poor.title.split(' (')[0]!).first()).toContainText(eye)
      await choose(page, 'Mi mắt hoặc lông mi che')
      await page.keyboard.press('F7')
    }
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.confirmation)
    await page.getByRole('button', { name: enrolment.step.iris }).click()
    await fault(technician.fault.unplug, devices.kind.iris)
    await expect(page.getByText(iris.camera.away)).toBeVisible()
    await fault(technician.fault.replug, devices.kind.iris)
    await expect(page.getByText(iris.camera.away)).toBeHidden()
    await page.keyboard.press('F4')
    await expect(page.getByRole('img', { name: iris.live })).toBeVisible()
    await fault(technician.fault.unplug, devices.kind.iris)
    await expect(page.getByText(iris.camera.rejoining)).toBeVisible()
    await fault(technician.fault.replug, devices.kind.iris)
    await expect(page.getByText(iris.state.taken, { exact: true }).first()).toBeVisible()
  },
)
