/** The young: a first card at 14, a child with a parent, an infant of whom nothing is taken. */
import { firstCard, leftBrowMole, type Officer } from '../practice/officer.ts'
import { pictured } from '../practice/pictures.ts'
import { openSealed } from '../practice/sealed.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCases } from '../registry/residents/practice-cases.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

const { citizen: words, enrolment, fields } = texts
const { step } = enrolment
const named = (name: string) => practiceCases.find((one) => one.name === name)!

/** The terms that stand beside the steps: what the citizen asks first. */
async function expectTerms({ page }: Officer, fee: string, validUntil: string): Promise<void> {
  const terms = page.locator('.demand')
  await expect(terms).toContainText(enrolment.demand.fee + fee)
  await expect(terms).toContainText(enrolment.demand.expiry + validUntil)
}

test(
  'a first card at 14: nobody acts for them, all is taken, nothing is paid',
  { tag: '@long' },
  async ({ desk }) => {
    test.setTimeout(240_000)
    const { officer, citizen } = desk
    const khang = practiceCitizens.find(({ name }) => name === 'Trần Minh Khang')!
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.ask('tran minh khang', '2012')
    await expect(officer.page.getByRole('listbox', { name: enrolment.hits.list })).toContainText(khang.name)
    await pictured(desk, 'first-card-hits')
    await officer.lookUp(khang.personalNumber)
    await pictured(desk, 'first-card-case')
    await officer.chooseCase(firstCard)
    expect(await officer.steps()).toEqual([
      step.case,
      step.record,
      step.marks,
      step.fingerprints,
      step.portrait,
      step.iris,
      step.confirmation,
      step.sealing,
    ])
    await expectTerms(officer, enrolment.demand.free, '20/06/2037')
    await pictured(desk, 'first-card-record')
    await pictured(desk, 'first-card-record-contrast', { theme: 'contrast' })
    await officer.confirmRecord()
    await pictured(desk, 'first-card-marks')
    await officer.addMark(leftBrowMole)
    await officer.takeAllPrints()
    await officer.takePortrait((at) => pictured(desk, `first-card-portrait-${at}`))
    await officer.showToCitizen()
    await citizen.confirm((number) => pictured(desk, `first-card-confirm-${number}`))
    await pictured(desk, 'first-card-sealing')
    await officer.seal()
    await pictured(desk, 'first-card-sealed')

    const { manifest, application, wsqRecords, irises } = openSealed(desk)
    expect([manifest.kind, manifest.reason]).toEqual(['issue', 'first-card'])
    expect(wsqRecords).toHaveLength(13)
    expect(irises).toHaveLength(2)
    expect(application).toMatchObject({ NguoiLamThay: null, TraCuu: { CoTrongCoSoDuLieu: true } })
  },
)

test(
  'a child of 8: the mother acts, and samples are taken as of everybody from 6',
  { tag: '@long' },
  async ({ desk }) => {
    test.setTimeout(240_000)
    const { officer, citizen } = desk
    const child = named('Lê Ngọc Hân')
    const mother = child.mother!.name
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(child.personalNumber)
    await officer.chooseCase(firstCard)
    expect(await officer.steps()).toEqual([
      step.case,
      step.record,
      step.guardian,
      step.marks,
      step.fingerprints,
      step.portrait,
      step.iris,
      step.confirmation,
      step.sealing,
    ])
    await expectTerms(officer, enrolment.demand.free, '12/04/2032')
    await pictured(desk, 'child-record')
    await officer.confirmRecord()
    await pictured(desk, 'child-guardian')
    await pictured(desk, 'child-guardian-large', { text: '200' })
    await officer.nameParent('mother', mother)
    await officer.addMark(leftBrowMole)
    await pictured(desk, 'child-fingerprints')
    await officer.takeAllPrints()
    await officer.takePortrait()
    await officer.showToCitizen()
    await citizen.confirm(async (number) => {
      await pictured(desk, `child-confirm-${number}`)
      if (number === 4) {
        await pictured(desk, 'child-confirm-contrast', { theme: 'contrast' })
        await expect(citizen.page.getByText(`${enrolment.guardian.relation.mother}: ${mother}`)).toBeVisible()
      }
    })
    await officer.seal()
    await pictured(desk, 'child-sealed')

    const { application, wsqRecords, irises } = openSealed(desk)
    expect(application).toMatchObject({ NguoiLamThay: { QuanHe: 'mother', HoVaTen: mother } })
    expect(wsqRecords).toHaveLength(13)
    expect(irises).toHaveLength(2)
  },
)

test(
  'an infant of 2: the mother acts, nothing is taken, and nothing is said of samples',
  { tag: '@long' },
  async ({ desk }) => {
    const { officer, citizen } = desk
    const infant = named('Hoàng Minh Quân')
    const mother = infant.mother!.name
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await officer.lookUp(infant.personalNumber)
    await officer.chooseCase(firstCard)
    expect(await officer.steps()).toEqual([
      step.case,
      step.record,
      step.guardian,
      step.confirmation,
      step.sealing,
    ])
    await expectTerms(officer, enrolment.demand.free, '03/07/2038')
    await pictured(desk, 'infant-record')
    await officer.confirmRecord()
    await pictured(desk, 'infant-guardian')
    await pictured(desk, 'infant-guardian-contrast', { theme: 'contrast' })
    await officer.nameParent('mother', mother)
    await officer.showToCitizen()
    await pictured(desk, 'infant-shown')
    await citizen.confirm(async (number) => {
      await pictured(desk, `infant-confirm-${number}`)
      if (number !== 4) return
      await expect(citizen.page.getByText(`${enrolment.guardian.relation.mother}: ${mother}`)).toBeVisible()
      await expect(citizen.page.getByText(words.document.prints_other.replace('{{count}}', '0'))).toHaveCount(
        0,
      )
      await expect(citizen.page.getByText(fields.label.marks, { exact: true })).toHaveCount(0)
      await pictured(desk, 'infant-confirm-large', { text: '200' })
    })
    await officer.seal()
    await pictured(desk, 'infant-sealed')

    const { manifest, application } = openSealed(desk)
    expect(manifest.entries.map(({ name }) => name)).toEqual(['application.json', 'confirmation.json'])
    expect(application).toMatchObject({
      NguoiLamThay: { QuanHe: 'mother', HoVaTen: mother },
      DacDiemNhanDang: [],
      KhongLayDuoc: [],
    })
  },
)
