/** What an officer does at the counter, by the words and keys that an officer uses. */
import type { Locator, Page } from '@playwright/test'
import { choose } from './choose.ts'
import { expect } from './expect.ts'
import { handsAt, type Hands } from './hands.ts'
import { texts } from './texts.ts'

const { enrolment, fingerprints, iris, marks, portrait, queue, review, signIn } = texts

const PRINTS = 13

export interface Case {
  readonly kind: string
  readonly reason: string
}

/** The straight case of the practice citizen who turned 40. */
export const ageExchange: Case = { kind: 'Cấp đổi', reason: 'Đủ 14, 25, 40 hoặc 60 tuổi' }
export const firstCard: Case = { kind: 'Cấp mới', reason: 'Cấp thẻ lần đầu' }
export const lostCard: Case = { kind: 'Cấp lại', reason: 'Bị mất thẻ, hoặc thẻ hư hỏng không sử dụng được' }
export const leftBrowMole = 'Nốt ruồi C: 1cm trên trước đầu mày trái'

export interface Officer extends Hands {
  readonly page: Page
  signIn(officerId: string, pin: string): Promise<void>
  /** Looks somebody up and opens the first hit. */
  lookUp(text: string, birthYear?: string): Promise<void>
  /** Only types and asks; for what must be refused or told apart. */
  ask(text: string, birthYear?: string): Promise<void>
  resume(): Promise<void>
  chooseCase(chosen: Case): Promise<void>
  correctHometown(place: string, reason: string): Promise<void>
  /** Reads the record with the citizen; a changed one has its own procedure first. */
  confirmRecord(): Promise<void>
  fileAdjustment(): Promise<void>
  /** Takes over the parent whom the record names, by the words of the button. */
  nameParent(relation: 'father' | 'mother', name: string): Promise<void>
  addMark(mark: string): Promise<void>
  /** Takes the next print; settles when it is accepted. `during` looks on while the finger lies on the glass. */
  takePrint(during?: () => Promise<void>): Promise<void>
  takeAllPrints(): Promise<void>
  /** The portrait, and the irises where they come next: what a sitting with samples walks to its end. */
  takePortrait(look?: (at: 'live' | 'still') => Promise<void>): Promise<void>
  /**
   * The portrait alone. `look` is told when the live picture is there, and when the still with its crop is; `vouch` says
   * what the officer answers for, all points where it is not given.
   */
  keepPortrait(look?: (at: 'live' | 'still') => Promise<void>, vouch?: () => Promise<void>): Promise<void>
  /** Takes both irises; `during` looks on while the camera works. */
  takeIrises(during?: () => Promise<void>): Promise<void>
  showToCitizen(): Promise<void>
  seal(): Promise<void>
  openQueue(): Promise<void>
  queueRow(): Locator
  openEnrol(): Promise<void>
  /** The step that the window shows now, by its name; null outside a sitting. */
  step(): Promise<string | null>
  /** All steps that the window lists, by their names, in their order. */
  steps(): Promise<string[]>
  takenPrints(): Promise<number>
}

export function officerAt(page: Page): Officer {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const nowAt = (step: string) => expect(page.locator('[aria-current="step"]')).toContainText(step)

  async function ask(text: string, birthYear = '') {
    await page.getByLabel(enrolment.home.field).fill(text)
    await page.getByLabel(enrolment.home.birthYear).fill(birthYear)
    await page.getByLabel(enrolment.home.field).press('Enter')
  }

  async function takenPrints() {
    const words = await page
      .getByRole('status')
      .filter({ hasText: /Đã lấy \d+ trên/ })
      .first()
      .textContent()
    return Number(/\d+/.exec(words ?? '')?.[0] ?? '0')
  }

  async function takePrint(during?: () => Promise<void>) {
    const take = button(fingerprints.take).or(button(fingerprints.takeAgain))
    await expect(take).toBeEnabled()
    const before = await takenPrints()
    await page.keyboard.press('F4')
    if (during) {
      await expect(page.getByRole('img', { name: /^Hình trực tiếp/ })).toBeVisible()
      await during()
    }
    if (before + 1 === PRINTS) await nowAt(enrolment.step.portrait)
    else await expect.poll(takenPrints, { intervals: [100] }).toBeGreaterThan(before)
  }

  const stepNow = page.locator('[aria-current="step"] .step-text')

  /** Where it is not taken by itself, an officer does not wait for ever either. */
  async function aShot() {
    const keep = button(portrait.keep)
    await keep.waitFor({ timeout: 12_000 }).catch(() => page.keyboard.press('F4'))
    await expect(keep).toBeVisible()
  }

  async function keepPortrait(
    look: (at: 'live' | 'still') => Promise<void> = () => Promise.resolve(),
    vouch: () => Promise<void> = () => page.keyboard.press('Alt+x'),
  ) {
    // A head that sits well is taken by itself, perhaps before anybody has looked.
    const keep = button(portrait.keep)
    await expect(button(portrait.take).or(keep)).toBeVisible()
    await look('live')
    await aShot()
    await vouch()
    // A shot that breaks a rule, as on a busy machine some do, is followed by another: at most five are kept.
    for (let shots = 1; shots < 5 && !(await keep.isEnabled()); shots++) {
      await page.keyboard.press('F4')
      await expect(button(portrait.take).or(keep)).toBeVisible()
      await aShot()
    }
    await expect(keep).toBeEnabled()
    await look('still')
    await page.keyboard.press('F7')
    await expect(stepNow).not.toHaveText(enrolment.step.portrait)
  }

  async function takeIrises(during?: () => Promise<void>) {
    await expect(button(iris.take).or(button(iris.takeAgain))).toBeEnabled()
    await page.keyboard.press('F4')
    if (during) {
      await expect(page.getByRole('img', { name: iris.live })).toBeVisible()
      await during()
    }
    await expect(stepNow).not.toHaveText(enrolment.step.iris, { timeout: 30_000 })
  }

  return {
    page,
    ...handsAt(page),
    ask,
    keepPortrait,
    takeIrises,
    takePrint,
    takenPrints,
    async signIn(officerId, pin) {
      await choose(page, new RegExp(officerId))
      await page.getByLabel(signIn.pin, { exact: true }).fill(pin)
      await page.getByLabel(signIn.pin, { exact: true }).press('Enter')
      await expect(
        page.getByLabel(enrolment.home.field).or(page.locator('[aria-current="step"]')),
      ).toBeVisible({ timeout: 30_000 })
    },
    async lookUp(text, birthYear) {
      await ask(text, birthYear)
      const hits = page.getByRole('listbox', { name: enrolment.hits.list })
      await hits.getByRole('option').first().focus()
      await page.keyboard.press('Enter')
      await nowAt(enrolment.step.case)
    },
    async resume() {
      await page
        .getByRole('button', { name: /^Làm tiếp/ })
        .first()
        .click()
      await expect(page.locator('[aria-current="step"]')).toBeVisible()
    },
    async chooseCase({ kind, reason }) {
      await choose(page, kind)
      await choose(page, reason)
      await page.keyboard.press('F7')
      await nowAt(enrolment.step.record)
    },
    async correctHometown(place, reason) {
      await button(enrolment.record.editWhat.replace('{{field}}', texts.fields.label.hometown)).click()
      await choose(page, texts.record.oldPlace.past)
      await page.getByLabel(enrolment.record.newValue).fill(place)
      await page.getByLabel(enrolment.record.reason).fill(reason)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText(place)).toBeVisible()
    },
    async confirmRecord() {
      const before = await page.locator('[aria-current="step"]').textContent()
      await page.keyboard.press('F7')
      await expect(page.locator('[aria-current="step"]')).not.toHaveText(before ?? '')
    },
    async fileAdjustment() {
      await nowAt(enrolment.step.adjustment)
      await page.keyboard.press('F7')
      await nowAt(enrolment.step.marks)
    },
    async nameParent(relation, name) {
      await nowAt(enrolment.step.guardian)
      await button(`${enrolment.guardian.relation[relation]}: ${name}`).click()
      await expect(page.getByLabel(enrolment.guardian.name)).toHaveValue(name)
      await page.keyboard.press('F7')
      await expect(stepNow).not.toHaveText(enrolment.step.guardian)
    },
    async addMark(mark) {
      await page.getByRole('textbox', { name: marks.text }).fill(mark)
      await page.keyboard.press('F7')
      await nowAt(enrolment.step.fingerprints)
    },
    async takeAllPrints() {
      for (let taken = await takenPrints(); taken < PRINTS; taken++) await takePrint()
    },
    async takePortrait(look) {
      await keepPortrait(look)
      if ((await stepNow.textContent()) === enrolment.step.iris) await takeIrises()
    },
    async showToCitizen() {
      await page.keyboard.press('F8')
      await expect(page.getByText(review.waiting, { exact: true })).toBeVisible()
    },
    async seal() {
      await nowAt(enrolment.step.sealing)
      await page.keyboard.press('F10')
      await expect(page.getByText(enrolment.sealed.title)).toBeVisible({ timeout: 30_000 })
    },
    async openQueue() {
      await page.keyboard.press('Alt+2')
      await expect(page.getByRole('heading', { name: queue.title })).toBeVisible()
    },
    queueRow: () => page.getByRole('table', { name: queue.title }).getByRole('row').nth(1),
    async openEnrol() {
      await page.keyboard.press('Alt+1')
    },
    async step() {
      return (await stepNow.count()) > 0 ? stepNow.first().textContent() : null
    },
    steps: () => page.locator('.step-text').allTextContents(),
  }
}
