/** What an officer does about hands that are not ten sound fingers. */
import type { Page } from '@playwright/test'
import { expect } from './expect.ts'
import { texts } from './texts.ts'

const { enrolment, exceptions, fingerprints } = texts

export type FingerNumber = keyof typeof texts.fingerprints.finger

export interface Hands {
  /** Writes down fingers that are not there, by their numbers (1 to 10). */
  exceptFingers(fingers: readonly FingerNumber[]): Promise<void>
  /** The picture of both hands that goes with such fingers. */
  pictureHands(): Promise<void>
  /**
   * Presses until no print is asked for: the best of a worn hand with one key, a reason after three tries of anything
   * else. Gives the number of acquisitions. `atWorn` looks on when the key for a worn hand is offered.
   */
  pressUntilDone(atWorn?: () => Promise<void>): Promise<number>
}

export function handsAt(page: Page): Hands {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  /** Where people click: the round input itself is hidden under its label. */
  const choice = (name: string) =>
    page.locator('label').filter({ has: page.getByRole('radio', { name, exact: true }) })
  const stepNow = page.locator('[aria-current="step"] .step-text')

  /** What the window shows of the prints: it changes with every acquisition. */
  async function printsNow() {
    const step = await stepNow.first().textContent()
    const words = await page.getByText(/Đã lấy \d+ (trên|lần)/).allTextContents()
    return [step, ...words].join(' ')
  }

  async function pressUntilDone(atWorn: () => Promise<void> = () => Promise.resolve()) {
    const worn = page.getByRole('button', { name: /^Lấy bản tốt nhất của tay/ })
    const goOn = button(fingerprints.poor.goOn)
    const take = button(fingerprints.take).or(button(fingerprints.takeAgain))
    const ready = take.and(page.locator(':enabled'))
    const over = stepNow.filter({ hasNotText: enrolment.step.fingerprints })
    for (let presses = 0; presses < 40;) {
      await expect(ready.or(over).first()).toBeVisible()
      if (await over.isVisible()) return presses
      if (await worn.isVisible()) {
        await atWorn()
        await worn.click()
        await expect(worn).toBeHidden()
      } else if (await goOn.isVisible()) {
        await choice('Da khô, ướt hoặc có bệnh').click()
        await goOn.click()
        await expect(goOn).toBeHidden()
      } else {
        const before = await printsNow()
        await page.keyboard.press('F4')
        presses += 1
        await expect.poll(printsNow).not.toBe(before)
      }
    }
    throw new Error('forty acquisitions, and prints are still asked for')
  }

  return {
    pressUntilDone,
    async exceptFingers(fingers) {
      for (const finger of fingers) {
        await button(exceptions.open.finger).click()
        await page.getByRole('button', { name: exceptions.which }).click()
        await page.getByRole('option', { name: fingerprints.finger[finger] }).click()
        await choice('Cụt').click()
        await button(exceptions.save).click()
        await expect(button(exceptions.open.finger)).toBeVisible()
      }
    },
    async pictureHands() {
      await button(exceptions.hands.open).click()
      await button(exceptions.hands.take).click()
      await expect(page.getByRole('img', { name: exceptions.hands.picture })).toBeVisible()
    },
  }
}
