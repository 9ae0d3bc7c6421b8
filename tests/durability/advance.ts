/**
 * An officer and a citizen who look at the screen and do the next thing, again and again, until the application
 * has arrived or until the struck process shows: anything may fail at any time and is simply looked at anew.
 */
import type { Page } from '@playwright/test'
import { citizenAt } from '../practice/citizen.ts'
import type { Counter } from '../practice/counter.ts'
import { ageExchange, leftBrowMole, officerAt, type Officer } from '../practice/officer.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'

const { step } = texts.enrolment

interface Person {
  readonly personalNumber: string
}

async function citizenSaysYes(counter: Counter, officer: Officer): Promise<void> {
  const waiting = officer.page.getByText(texts.review.waiting, { exact: true })
  if (!(await waiting.isVisible())) await officer.showToCitizen()
  await citizenAt(await counter.page('citizen')).confirm()
}

const doNext: Readonly<Record<string, (officer: Officer, counter: Counter) => Promise<void>>> = {
  [step.case]: (officer) => officer.chooseCase(ageExchange),
  [step.record]: (officer) => officer.confirmRecord(),
  [step.marks]: (officer) => officer.addMark(leftBrowMole),
  [step.fingerprints]: (officer) => officer.takePrint(),
  [step.portrait]: (officer) => officer.keepPortrait(),
  [step.iris]: (officer) => officer.takeIrises(),
  [step.confirmation]: (officer, counter) => citizenSaysYes(counter, officer),
  [step.sealing]: (officer) => officer.seal(),
}

async function waitForQueue(page: Page): Promise<void> {
  await officerAt(page).openQueue()
  await page.getByRole('button', { name: texts.queue.sendNow, exact: true }).click()
  await page.waitForTimeout(500)
  await officerAt(page).openEnrol()
}

/** One thing, whatever the screen asks for. */
async function oneThing(counter: Counter, person: Person, isQueued: () => boolean): Promise<void> {
  const page = await counter.page('officer')
  const officer = officerAt(page)
  if (await page.getByLabel(texts.signIn.pin).isVisible()) {
    return officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  }
  const current = await officer.step()
  const next = current === null ? undefined : doNext[current]
  if (next) return next(officer, counter)
  if (
    await page
      .getByRole('button', { name: /^Làm tiếp/ })
      .first()
      .isVisible()
  )
    return officer.resume()
  if (isQueued()) return waitForQueue(page)
  if (await page.getByLabel(texts.enrolment.home.field).isVisible())
    return officer.lookUp(person.personalNumber)
  await page.waitForTimeout(200)
}

export interface Until {
  readonly isDone: () => boolean
  /** Whether this application is sealed already, as the station's own folder tells. */
  readonly isQueued: () => boolean
  /** Settles when something was killed. */
  readonly blow: Promise<unknown>
}

/** Works until the application has arrived or something was killed. */
export async function advance(
  counter: Counter,
  person: Person,
  { isDone, isQueued, blow }: Until,
): Promise<void> {
  const struck = new AbortController()
  void blow.then(() => struck.abort())
  const pause = () => new Promise((resolve) => setTimeout(resolve, 300))
  while (!struck.signal.aborted && !isDone()) {
    // What fails here failed because something was killed, or fails again until the test's time is up.
    await Promise.race([oneThing(counter, person, isQueued).catch(pause), blow])
  }
}
