/** Whoever keeps a headscarf on, whose name Telex cannot type, and who is visited at home with one laptop. */
import { z } from 'zod'
import { leftBrowMole, type Case } from '../practice/officer.ts'
import { pictured } from '../practice/pictures.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCases } from '../registry/residents/practice-cases.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'
import { openSealed } from '../practice/sealed.ts'

const { common, enrolment, lookUp, portrait, queue, review } = texts
const veiled = practiceCases.find(({ name }) => name === 'Nguyễn Thị Kim Loan')!
const bia = practiceCitizens.find(({ name }) => name === "H'Bia Niê Bđăp")!
const oldCard: Case = {
  kind: 'Cấp đổi',
  reason: 'Đổi thẻ căn cước công dân hoặc chứng minh nhân dân sang thẻ căn cước',
}

/** As a window does that lies over everything else of its screen; it runs in the page. */
const fillsItsScreen = () => outerWidth === screen.width && outerHeight === screen.height

const part = z.string().nullable()
const sealedName = z.object({
  CongDan: z.object({ SoDinhDanh: z.string(), HoVaTen: z.object({ Ho: part, ChuDem: part, Ten: part }) }),
})

/** From sign-in to the portrait; everybody here has ten sound fingers. */
async function toThePortrait({ officer }: Desk, text: string, birthYear?: string): Promise<void> {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(text, birthYear)
  await officer.chooseCase(oldCard)
  await officer.confirmRecord()
  await officer.addMark(leftBrowMole)
  expect(await officer.pressUntilDone()).toBe(13)
}

test(
  'a headscarf by religion stays on: the officer gives the reason, and it is sealed with the portrait',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    const { page } = officer
    await toThePortrait(desk, veiled.personalNumber)
    const note = 'Khăn trùm đầu theo đạo Hồi, mặt để hở từ trán đến cằm'
    await officer.keepPortrait(undefined, async () => {
      // Not vouched for, the head is covered: the picture cannot be kept before the reason is given.
      await expect(page.getByRole('button', { name: portrait.keep, exact: true })).toBeDisabled()
      await page.getByRole('button', { name: portrait.exceptionLabel }).click()
      await page.getByRole('option', { name: portrait.exception.religion }).click()
      await page.getByRole('textbox', { name: portrait.exceptionNote }).fill(note)
      await pictured(desk, 'headscarf-1-reason')
      await pictured(desk, 'headscarf-1-reason-200', { text: '200' })
    })
    await officer.takeIrises()
    await officer.showToCitizen()
    await citizen.confirm((number) => pictured(desk, `headscarf-2-citizen-${number}`))
    await officer.seal()
    const { manifest } = openSealed(desk)
    const checks = JSON.stringify(manifest)
    expect(checks).toContain('"reason":"religion"')
    expect(checks).toContain(note)
  },
)

test(
  'the letters of an Ê Đê name stand on both screens and in what is sealed',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    const { page } = officer
    await toThePortrait(desk, 'h bia nie bdap', bia.birth.slice(0, 4))
    await expect(page.getByRole('heading', { name: bia.name, exact: true })).toBeVisible()
    await pictured(desk, 'name-1-officer')
    await officer.keepPortrait()
    await officer.takeIrises()
    await officer.showToCitizen()
    await expect(citizen.page.getByText(bia.name, { exact: true })).toBeVisible()
    await pictured(desk, 'name-2-citizen')
    await pictured(desk, 'name-2-citizen-200', { text: '200' })
    await pictured(desk, 'name-2-citizen-dark', { theme: 'contrast' })
    await citizen.confirm()
    await officer.seal()
    const { application } = openSealed(desk)
    const { SoDinhDanh, HoVaTen } = sealedName.parse(application).CongDan
    expect(SoDinhDanh).toBe(bia.personalNumber)
    const { Ho, ChuDem, Ten } = HoVaTen
    const parts = [Ho, ChuDem, Ten].flatMap((part) => part?.split(' ') ?? [])
    expect(parts.toSorted()).toEqual(bia.name.normalize('NFC').split(' ').toSorted())
  },
)

test.describe('with one laptop', () => {
  test.use({ counterOptions: { hasOneScreen: true } })

  test(
    'a visit at home, one laptop with one screen and no link: turned to the citizen, sealed, waiting',
    { tag: '@long' },
    async ({ desk }) => {
      const { officer, citizen, registry } = desk
      const { page } = officer
      await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
      registry.cable.cut()
      await expect(page.getByText(common.link.none, { exact: true })).toBeVisible({ timeout: 60_000 })
      await officer.lookUp(bia.personalNumber)
      await officer.chooseCase(oldCard)
      await expect(page.getByText(lookUp.origin.unasked)).toBeVisible()
      await officer.confirmRecord()
      await officer.addMark(leftBrowMole)
      expect(await officer.pressUntilDone()).toBe(13)
      await officer.takePortrait()
      await pictured(desk, 'visit-1-before-the-turn')
      expect(await page.evaluate(() => (screen as Screen & { isExtended?: boolean }).isExtended)).toBe(false)
      expect(await citizen.page.evaluate(fillsItsScreen)).toBe(false)
      await officer.showToCitizen()
      await expect.poll(() => citizen.page.evaluate(fillsItsScreen)).toBe(true)
      // The officer takes the screen back by one key, looks, and turns it again; nothing was answered by it.
      await expect(citizen.page.getByRole('button', { name: texts.citizen.turnBack })).toBeVisible()
      await citizen.page.keyboard.press('Alt+t')
      await expect(citizen.page.getByRole('alert')).toHaveCount(0)
      await page.getByRole('button', { name: review.openWindow }).click()
      // Nothing of the officer's work stands on the citizen's page.
      for (const words of [queue.title, review.lead, enrolment.suspend])
        await expect(citizen.page.getByText(words)).toHaveCount(0)
      await citizen.confirm((number) => pictured(desk, `visit-2-citizen-${number}`))
      await expect(citizen.page.getByText(texts.citizen.thanks.title)).toBeVisible()
      await pictured(desk, 'visit-3-thanks')
      await officer.seal()
      await officer.openQueue()
      await expect(officer.queueRow()).toContainText(queue.state.queued)
      await pictured(desk, 'visit-4-queued')
      expect(openSealed(desk).prints).toHaveLength(13)
      registry.cable.mend()
    },
  )
})
