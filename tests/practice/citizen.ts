/** What a citizen does at their own screen. */
import type { Page } from '@playwright/test'
import { expect } from './expect.ts'
import { texts } from './texts.ts'

const { document } = texts.citizen

export interface Citizen {
  readonly page: Page
  /** Reads page by page and says yes to each; `looked` is told of every page before its yes. */
  confirm(looked?: (pageNumber: number) => Promise<void>): Promise<void>
  /** Points at a line that is wrong. */
  flag(label: string): Promise<void>
}

export function citizenAt(page: Page): Citizen {
  const yes = page.getByRole('button', { name: document.yes, exact: true })
  const yesAll = page.getByRole('button', { name: document.yesAll, exact: true })

  return {
    page,
    async confirm(looked = () => Promise.resolve()) {
      await expect(yes).toBeVisible()
      for (let number = 1; await yes.isVisible(); number++) {
        await looked(number)
        await yes.click()
        await expect(
          page.getByText(document.page.replace('{{page}}', String(number + 1)).split(' trên')[0] ?? ''),
        ).toBeVisible()
      }
      await looked(4)
      await yesAll.click()
      await expect(yesAll).toBeHidden()
    },
    async flag(label) {
      await page.getByRole('button', { name: document.somethingWrong }).click()
      await page.getByLabel(document.wrongLine.replace('{{label}}', label)).click()
      await page.getByRole('button', { name: /^Báo cán bộ/ }).click()
    },
  }
}
