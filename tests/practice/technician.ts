/** What a technician does beside the counter: play faults on the simulated scanner, and use the other simulated devices. */
import type { Page } from '@playwright/test'
import type { Counter } from './counter.ts'
import { expect } from './expect.ts'
import { texts } from './texts.ts'

export interface Technician {
  /** Plays the fault of this name in the menu of the scanner, or of the device of another kind. */
  fault(name: string, kind?: string): Promise<void>
  /** Holds the first practice citizen's card before the simulated reader. */
  holdCard(): Promise<void>
  pressPedal(): Promise<void>
  /** Tests the device of this kind, by the word in the list; settles when it has answered well. */
  test(kind: string): Promise<void>
}

/** Opens the technician's window from the officer's, and turns the officer back to the sitting. */
export async function technicianAt(counter: Counter, officer: Page): Promise<Technician> {
  await officer.keyboard.press('Alt+3')
  await officer.getByRole('button', { name: texts.devices.openTechnician }).click()
  const page = await counter.page('technician')
  await officer.keyboard.press('Alt+1')
  const rowOf = (kind: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: kind, exact: true }) })
  return {
    async fault(name, kind = texts.devices.kind.fingerprint) {
      await rowOf(kind)
        .getByRole('button', { name: /Lỗi mô phỏng/ })
        .click()
      await page.getByRole('option', { name, exact: true }).click()
      await rowOf(kind).getByRole('button', { name: texts.technician.apply }).click()
    },
    holdCard: () => page.getByRole('button', { name: texts.technician.tool['scan-card'] }).click(),
    pressPedal: () => page.getByRole('button', { name: texts.technician.tool['press-pedal'] }).click(),
    async test(kind) {
      const row = rowOf(kind)
      await row.getByRole('button', { name: texts.technician.selfTest, exact: true }).click()
      await expect(row.getByText(texts.technician.sound)).toBeVisible()
    },
  }
}
