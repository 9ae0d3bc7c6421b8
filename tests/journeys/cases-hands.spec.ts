/** Hands that are not ten sound fingers: two pairs of eyes here, a pair of eyes from afar, ridges that have worn away. */
import { z } from 'zod'
import { ageExchange, leftBrowMole, type Case, type Officer } from '../practice/officer.ts'
import { pictured } from '../practice/pictures.ts'
import { texts } from '../practice/texts.ts'
import { officers, practiceOfficer } from '../registry/officers.ts'
import { practiceCases } from '../registry/residents/practice-cases.ts'
import { expect, test } from './counter-fixtures.ts'
import { openSealed } from '../practice/sealed.ts'

const { enrolment, exceptions, lookUp, queue, signIn } = texts
const colleague = officers.find(({ officerId }) => officerId !== practiceOfficer.officerId)!
const amputee = practiceCases.find(({ name }) => name === 'Trần Quốc Toản')!
const farmer = practiceCases.find(({ name }) => name === 'Võ Văn Sáu')!
const oldCard: Case = {
  kind: 'Cấp đổi',
  reason: 'Đổi thẻ căn cước công dân hoặc chứng minh nhân dân sang thẻ căn cước',
}

/** What these journeys read of application.json. */
const sealedWords = z.object({
  KhongLayDuoc: z.array(z.object({ BoPhan: z.string(), CanBo: z.string() })),
  DuyetNgoaiLe: z.object({ CanBo: z.string(), QuyetDinh: z.unknown() }).nullable(),
  MonVan: z.array(z.string()),
})

async function atPrints(officer: Officer, { personalNumber }: { personalNumber: string }, chosen: Case) {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(personalNumber)
  await officer.chooseCase(chosen)
  await officer.confirmRecord()
  await officer.addMark(leftBrowMole)
}

test(
  'an amputee, and no second officer: waits, is approved by the registry’s supervisor, sealed without the citizen',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen, registry } = desk
    const { page } = officer
    await atPrints(officer, amputee, ageExchange)
    await officer.exceptFingers(['2', '3'])
    await officer.pictureHands()
    await pictured(desk, 'amputee-1-exceptions')
    await pictured(desk, 'amputee-1-exceptions-200', { text: '200' })
    expect(await officer.pressUntilDone()).toBe(11)
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm()
    await expect(page.locator('[aria-current="step"]')).toContainText(enrolment.step.approval)
    await expect(page.getByText(enrolment.approval.own)).toBeVisible()
    await pictured(desk, 'amputee-2-approval')
    await pictured(desk, 'amputee-2-approval-dark', { theme: 'contrast' })
    await page.getByRole('button', { name: enrolment.approval.wait }).click()

    // The citizen goes home; nothing is sealed, and so nothing can be sent.
    await expect(page.getByText(/^Chờ duyệt ngoại lệ/)).toBeVisible()
    await pictured(desk, 'amputee-3-waiting')
    await officer.openQueue()
    await expect(page.getByText(queue.empty)).toBeVisible()
    await officer.openEnrol()

    await registry.restart({ supervisor: 'approves' })
    await expect(page.getByText(lookUp.waiting.approved)).toBeVisible({ timeout: 120_000 })
    await pictured(desk, 'amputee-4-approved')
    await officer.resume()
    await officer.seal()
    await pictured(desk, 'amputee-5-sealed')
    await registry.restart()

    const { application, entries } = openSealed(desk)
    expect(Object.keys(entries)).toContain('hands.jpg')
    const { DuyetNgoaiLe: approved } = sealedWords.parse(application)
    expect(approved?.CanBo).toBe('tt-giam-sat-1')
    expect(approved?.QuyetDinh).not.toBeNull()
  },
)

test(
  'a finger is amputated: it is not asked for, and a second officer approves at this counter',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    const { page } = officer
    await atPrints(officer, amputee, ageExchange)
    await officer.exceptFingers(['2', '3'])
    await expect(page.getByText(exceptions.approvalNeeded)).toBeVisible()
    await officer.pictureHands()
    expect(await officer.pressUntilDone()).toBe(11)
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm()
    await expect(page.getByText(enrolment.approval.own)).toBeVisible()
    await expect(page.getByRole('button', { name: enrolment.approval.approve })).toBeDisabled()
    await page.getByRole('button', { name: enrolment.approval.wait }).click()
    await expect(page.getByText(/^Chờ duyệt ngoại lệ/)).toBeVisible()

    await page.keyboard.press('Alt+K')
    await officer.signIn(colleague.officerId, practiceOfficer.pin)
    await officer.resume()
    expect(await officer.step()).toBe(enrolment.step.approval)
    await pictured(desk, 'finger-1-second-officer')
    await page.keyboard.press('F7')
    await page.getByLabel(signIn.prove.ownPin).fill(practiceOfficer.pin)
    await pictured(desk, 'finger-2-own-pin')
    await page.getByLabel(signIn.prove.ownPin).press('Enter')
    await officer.seal()

    const { application, prints, wsqRecords } = openSealed(desk)
    const { KhongLayDuoc: missing, DuyetNgoaiLe: approved } = sealedWords.parse(application)
    expect(missing.map(({ BoPhan, CanBo }) => [BoPhan, CanBo])).toEqual([
      ['finger-2', practiceOfficer.officerId],
      ['finger-3', practiceOfficer.officerId],
    ])
    expect(approved?.CanBo).toBe(colleague.officerId)
    // Thirteen, but for the two fingers that cannot be rolled; the right four are the two that are there.
    expect(prints).toHaveLength(11)
    expect(wsqRecords).toEqual(prints)
  },
)

test(
  'a farmer of 72 with worn fingers: one key for each worn hand, at most eighteen acquisitions',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    const { page } = officer
    await atPrints(officer, farmer, oldCard)
    // Halved until the end of 2026.
    await expect(page.getByText(/^(15|30)\.000 đồng$/)).toBeVisible()
    const acquisitions = await officer.pressUntilDone(() => pictured(desk, 'farmer-1-worn'))
    expect(acquisitions).toBeGreaterThanOrEqual(13)
    expect(acquisitions).toBeLessThanOrEqual(18)
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm((number) => pictured(desk, `farmer-2-citizen-${number}`))
    await officer.seal()
    const { application, prints } = openSealed(desk)
    expect(sealedWords.parse(application).MonVan.toSorted()).toEqual(['left', 'right'])
    expect(prints).toHaveLength(13)
  },
)
