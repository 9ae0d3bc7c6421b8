/**
 * An officer and a citizen who look at the screen and do the next thing, again and again, until the application
 * has arrived or until the struck process shows: anything may fail at any time and is simply looked at anew.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { citizenAt } from '../../practice/citizen.ts'
import type { Counter } from '../../practice/counter.ts'
import { ageExchange, leftBrowMole, officerAt, type Officer } from '../../practice/officer.ts'
import { texts } from '../../practice/texts.ts'
import { practiceOfficer } from '../../registry/officers.ts'
import type { Random } from '../random.ts'
import {
  leaveTyping,
  lostTyping,
  MAY_LOSE_MS,
  newTyping,
  readTyping,
  typeInto,
  type Form,
  type Typing,
} from './typing.ts'

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
  // The key is pressed at once: nobody waits for the best picture here.
  [step.portrait]: (officer) =>
    officer.keepPortrait((at) => (at === 'live' ? officer.page.keyboard.press('F4') : Promise.resolve())),
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

/** What the screen has shown as kept, so that a step back is seen. */
export interface Progress {
  /** What the screen showed last; null outside a sitting. */
  step: string | null
  furthest: number
  prints: number
  /** What is being typed, until somebody has looked whether it is still there. */
  typing: Typing | null
  /** Forms in which enough was typed. */
  readonly typed: Set<Form>
  wentBack: boolean
}

export const newProgress = (): Progress => ({
  step: null,
  furthest: 0,
  prints: 0,
  typing: null,
  typed: new Set(),
  wentBack: false,
})

const order = Object.keys(doNext)

/** Compares what the screen shows now with what it has shown before. */
async function note(progress: Progress, officer: Officer, current: string | null): Promise<void> {
  progress.step = current
  const index = current === null ? -1 : order.indexOf(current)
  if (index < 0) return
  const prints = current === step.fingerprints ? await officer.takenPrints() : 0
  const isFurther = index > progress.furthest
  if (index < progress.furthest || (!isFurther && prints < progress.prints)) progress.wentBack = true
  progress.prints = prints
  progress.furthest = Math.max(progress.furthest, index)
}

const formOf: Readonly<Record<string, Form>> = { [step.record]: 'record', [step.marks]: 'marks' }

/** Types into the form of this step and looks whether it stays, perhaps anew after a kill. False where that is done. */
async function tryTyping(page: Page, progress: Progress, random: Random, signal: AbortSignal) {
  const form = formOf[progress.step ?? '']
  const { typing } = progress
  if (form === undefined || progress.typed.has(form)) return false
  if (typing === null) {
    progress.typing = newTyping(form, random)
    await typeInto(page, progress.typing, random, signal)
    return true
  }
  const shown = await readTyping(page, typing)
  // A page that dies while it is looked at shows nothing, and says so of a form that is open.
  if (signal.aborted) return true
  typing.lostMs = lostTyping(typing, shown)
  if (typing.lostMs > MAY_LOSE_MS) progress.wentBack = true
  // Judged once: what is left by a key is gone, and a kill upon that key is no loss.
  progress.typing = null
  await leaveTyping(page, typing)
  // Most of the day is other work.
  if (typing.struckAt === null || random() < 0.5) progress.typed.add(form)
  return true
}

export interface Until {
  readonly isDone: () => boolean
  /** Whether this application is sealed already, as the station's own folder tells. */
  readonly isQueued: () => boolean
  /** Told once the officer has signed in and works. */
  readonly onWorking: () => void
  /** Settles when something was killed. */
  readonly blow: Promise<boolean>
  /** For the pace and the words of what is typed. */
  readonly random: Random
}

/** One thing, whatever the screen asks for. */
async function oneThing(
  counter: Counter,
  person: Person,
  progress: Progress,
  { isQueued, onWorking, random }: Until,
  signal: AbortSignal,
): Promise<void> {
  const page = await counter.page('officer')
  const officer = officerAt(page)
  if (await page.getByLabel(texts.signIn.pin).isVisible()) {
    return officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  }
  const current = await officer.step()
  const next = current === null ? undefined : doNext[current]
  if (next) {
    await note(progress, officer, current)
    onWorking()
    if (await tryTyping(page, progress, random, signal)) return undefined
    return next(officer, counter)
  }
  if (await page.getByLabel(texts.enrolment.home.field).isVisible()) {
    // Looked for only now, because the screen brings both at once.
    const draft = page.getByRole('button', { name: /^Làm tiếp/ }).first()
    if (await draft.isVisible()) return officer.resume()
    if (!isQueued()) return officer.lookUp(person.personalNumber)
  }
  if (isQueued()) {
    onWorking()
    return waitForQueue(page)
  }
  await page.waitForTimeout(200)
}

/** A key pressed on a page that dies just then is never answered: after so long the screen is looked at anew. */
const PATIENCE_MS = 60_000

/** Works until the application has arrived or something was killed. */
export async function advance(
  counter: Counter,
  person: Person,
  progress: Progress,
  until: Until,
): Promise<void> {
  const struck = new AbortController()
  const onBlow = (hasHit: boolean): void => {
    if (hasHit && progress.typing) progress.typing.struckAt ??= performance.now()
    struck.abort()
  }
  void until.blow.then(onBlow)
  const pause = () => sleep(100)
  while (!struck.signal.aborted && !until.isDone()) {
    // What fails here failed because something was killed, or fails again until the test's time is up.
    const doing = oneThing(counter, person, progress, until, struck.signal).catch(pause)
    await Promise.race([doing, until.blow, sleep(PATIENCE_MS)])
  }
}
