/** Where the record decides: somebody in no database, and a lost card that takes no sample. */
import { aPdf } from '../../src-main/station/papers/test-pdf.ts'
import { firstCard, leftBrowMole, lostCard } from '../practice/officer.ts'
import { pictured } from '../practice/pictures.ts'
import {
  chooseFile,
  choosePaper,
  explainGaps,
  openAbsent,
  writeAddress,
  writeCode,
  writePastPlace,
} from '../practice/record.ts'
import { openSealed } from '../practice/sealed.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceAbsent, practiceCases } from '../registry/residents/practice-cases.ts'
import { expect, test } from './counter-fixtures.ts'

const { citizen: words, enrolment, fields, lookUp, record } = texts
const { step } = enrolment

test(
  'somebody in no database is enrolled off the birth certificate, which goes with the application',
  {
    tag: '@long',
  },
  async ({ desk }) => {
    test.setTimeout(240_000)
    const { officer, citizen } = desk
    const { page } = officer
    const certificate = `${record.paperKind['birth-certificate']} số 27/2009`
    const because = 'Theo giấy khai sinh số 27/2009'
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await openAbsent(officer, { ...practiceAbsent, gender: 'Nữ' }, (at) => pictured(desk, `absent-${at}`))
    await officer.chooseCase(firstCard)
    await expect(page.getByText(lookUp.absent.confirmed)).toBeVisible()
    await pictured(desk, 'absent-record')

    await page.getByRole('textbox', { name: lookUp.papers.detail }).fill(practiceAbsent.paper)
    await page.getByRole('button', { name: /^Đã xem bản chính/ }).click()
    await choosePaper(officer, record.paperKind['birth-certificate'], 'số 27/2009')
    await chooseFile(officer, 'khai-sinh.pdf', 'application/pdf', aPdf())
    await expect(page.getByText(/^Tệp PDF, /)).toBeVisible()
    for (const field of ['birthPlace', 'birthRegistrationPlace', 'hometown'] as const)
      await writePastPlace(officer, field, 'Xã Cư Êbur, Buôn Ma Thuột, Đắk Lắk', because, certificate)
    await writeCode(officer, 'ethnicity', 'Mông', because)
    await expect(page.getByText('00', { exact: true })).toHaveCount(0)
    const home = { street: 'Buôn Dhă Prŏng', commune: 'ea kao' }
    await writeAddress(officer, 'permanentResidence', home, 'Công dân khai')
    await writeAddress(officer, 'currentResidence', home, 'Công dân khai')
    await explainGaps(officer, record.gapReason.later)
    await pictured(desk, 'absent-record-written')
    await pictured(desk, 'absent-record-contrast', { theme: 'contrast' })
    await pictured(desk, 'absent-record-large', { text: '200' })
    await officer.confirmRecord()
    expect(await officer.steps()).toEqual([
      step.case,
      step.record,
      step.adjustment,
      step.marks,
      step.fingerprints,
      step.portrait,
      step.iris,
      step.confirmation,
      step.sealing,
    ])
    await expect(page.getByText('DC01', { exact: true })).toBeVisible()
    await pictured(desk, 'absent-adjustment')
    await officer.fileAdjustment()
    await officer.addMark(leftBrowMole)
    await officer.takeAllPrints()
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm(async (number) => {
      await pictured(desk, `absent-confirm-${number}`)
      if (number === 4) await expect(citizen.page.getByText(certificate)).toBeVisible()
    })
    await officer.seal()
    await pictured(desk, 'absent-sealed')

    const { manifest, application } = openSealed(desk)
    expect(manifest.entries.filter(({ mediaType }) => mediaType === 'application/pdf')).toHaveLength(1)
    expect(application).toMatchObject({
      TraCuu: {
        CoTrongCoSoDuLieu: false,
        TrungTamTraLoi: 'absent',
        ChuaXacNhanVang: false,
        GiayTo: [{ Loai: 'birth-certificate', NoiDung: practiceAbsent.paper }],
      },
      GiayTo: [{ Loai: 'birth-certificate', GhiChu: 'số 27/2009' }],
    })
    expect(JSON.stringify(application)).toContain('"later"')
    // The station never makes up a number.
    expect(JSON.stringify(application)).not.toMatch(/"SoDinhDanh[^"]*":"\d/)
  },
)

test('a lost card: held against the last portrait, paid by the dated fee, sealed without a sample', async ({
  desk,
}) => {
  const { officer, citizen } = desk
  const { page } = officer
  const person = practiceCases.find(({ name }) => name === 'Bùi Đức Thắng')!
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await officer.lookUp(person.personalNumber)
  await officer.chooseCase(lostCard)
  expect(await officer.steps()).toEqual([step.case, step.record, step.confirmation, step.sealing])
  // Half of it until the end of 2026 (Thông tư 64/2025/TT-BTC).
  const fee = new Date() < new Date('2027-01-01T00:00:00+07:00') ? '35.000' : '70.000'
  await expect(page.locator('.demand')).toContainText(
    enrolment.demand.fee + enrolment.demand.amount.replace('{{amount}}', fee),
  )
  await expect(page.getByRole('img', { name: lookUp.likeness.picture })).toBeVisible()
  await pictured(desk, 'lost-record')
  await pictured(desk, 'lost-record-large', { text: '200' })
  // The record alone does not say who sits here.
  await page.keyboard.press('F7')
  expect(await officer.step()).toBe(step.record)
  await page.getByRole('button', { name: lookUp.likeness.like, exact: true }).click()
  await expect(page.locator('[aria-current="step"]')).toContainText(step.confirmation)
  await officer.showToCitizen()
  await citizen.confirm(async (number) => {
    await pictured(desk, `lost-confirm-${number}`)
    if (number !== 4) return
    await expect(citizen.page.getByText(words.document.prints_other.replace('{{count}}', '0'))).toHaveCount(0)
    await expect(citizen.page.getByText(fields.label.marks, { exact: true })).toHaveCount(0)
  })
  await officer.seal()
  await pictured(desk, 'lost-sealed')

  const { manifest, application } = openSealed(desk)
  expect(manifest.entries.map(({ name }) => name)).toEqual(['application.json', 'confirmation.json'])
  expect(application).toMatchObject({ TraCuu: { DoiChieuAnh: { KetQua: 'like' } } })
})
