/** What a technician does beside the counter: play a fault on the simulated scanner. */
import type { Page } from '@playwright/test'
import type { Counter } from './counter.ts'
import { texts } from './texts.ts'

export interface Technician {
  /** Plays the fault of this name in the menu. */
  fault(name: string): Promise<void>
}

/** Opens the technician's window from the officer's, and turns the officer back to the sitting. */
export async function technicianAt(counter: Counter, officer: Page): Promise<Technician> {
  await officer.keyboard.press('Alt+3')
  await officer.getByRole('button', { name: texts.devices.openTechnician }).click()
  const page = await counter.page('technician')
  await officer.keyboard.press('Alt+1')
  return {
    async fault(name) {
      await page.getByRole('button', { name: /Lỗi mô phỏng/ }).click()
      await page.getByRole('option', { name, exact: true }).click()
      await page.getByRole('button', { name: texts.technician.apply }).click()
    },
  }
}
