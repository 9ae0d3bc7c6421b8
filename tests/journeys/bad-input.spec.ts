import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { choose } from '../practice/choose.ts'
import { walkToTheCitizen, walkToThePrints } from '../practice/exchange.ts'
import { type Officer } from '../practice/officer.ts'
import { technicianAt } from '../practice/technician.ts'
import { texts } from '../practice/texts.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { residents, officers, portrait } = texts.errors
const [person] = practiceCitizens

async function signIn({ officer }: Desk): Promise<Officer> {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  return officer
}

test('what is typed wrong is refused in words, with what to do next: a PIN, and whom nobody can look up', async ({
  desk,
}) => {
  const { page } = desk.officer
  await choose(page, practiceOfficer.officerId)
  await page.getByLabel(texts.signIn.pin).fill('000000')
  await page.getByLabel(texts.signIn.pin).press('Enter')
  await expect(page.getByText(officers['wrong-pin'].title)).toBeVisible()
  await expect(page.getByText(/Còn \d lần thử/)).toBeVisible()

  const officer = await signIn(desk)
  const cases = [
    ['WIFI:S:quán|P:123', residents['unknown-qr']],
    ['12345', residents['bad-number-length']],
    ['999999999999', residents.absent],
    ['Zzyzx Qwrtp', residents['not-found']],
  ] as const
  await expect(page.getByText(texts.common.link.good, { exact: true })).toBeVisible()
  for (const [text, words] of cases) {
    await officer.ask(text)
    await expect(page.getByText(words.next)).toBeVisible()
  }
})

test.describe('without a camera', () => {
  test.use({ counterOptions: { camera: null } })

  test('the portrait step says so and keeps the prints', async ({ desk }) => {
    const officer = await signIn(desk)
    await walkToThePrints(officer, person!.personalNumber)
    await officer.takeAllPrints()
    await expect(officer.page.getByText(portrait['no-camera'].title, { exact: true })).toBeVisible()
    await expect(officer.page.getByText(portrait['no-camera'].next, { exact: true })).toBeVisible()
  })
})

test(
  'a scanner that is pulled in the middle says so, and goes on when it is back',
  { tag: '@long' },
  async ({ desk }) => {
    const officer = await signIn(desk)
    await walkToThePrints(officer, person!.personalNumber)
    await officer.takePrint()
    const { fault } = await technicianAt(desk.counter, officer.page)
    await fault(texts.technician.fault.unplug)
    await expect(officer.page.getByText(texts.fingerprints.scanner.awayNext)).toBeVisible()
    expect(await officer.takenPrints()).toBe(1)
    await fault(texts.technician.fault.replug)
    await officer.takePrint()
    expect(await officer.takenPrints()).toBe(2)
  },
)

test('a registry that answers nonsense, or with a stranger’s certificate, moves nothing and loses nothing', async ({
  desk,
}) => {
  const { officer, citizen, registry } = desk
  const { link } = texts.common
  const { page } = await signIn(desk)
  const sendNow = () => page.getByRole('button', { name: texts.queue.sendNow, exact: true }).click()
  async function expectNothingMoves(word: string) {
    await sendNow()
    await expect(page.getByText(word).first()).toBeVisible()
    await expect(officer.queueRow()).toContainText(texts.queue.state.queued)
  }

  await walkToTheCitizen(officer, person!.personalNumber)
  await citizen.confirm()
  await registry.restart({ misbehave: 'nonsense' })
  await officer.seal()
  await officer.openQueue()
  await expectNothingMoves(link.portal)
  await registry.restart({ misbehave: 'wrong-certificate' })
  await expectNothingMoves(link['wrong-certificate'])
  await registry.restart()
  await sendNow()
  await expect(officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
})
