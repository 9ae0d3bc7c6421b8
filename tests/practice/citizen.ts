/** What a citizen does at their own screen. */
import type { Page } from '@playwright/test'
import { expect } from './expect.ts'
import { texts } from './texts.ts'

const { document } = texts.citizen
const pageOf = new RegExp(
  document.page.replace('{{page}}', String.raw`\d+`).replace('{{of}}', String.raw`\d+`),
)

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

  /** Which page of the document is shown. */
  async function pageNow(): Promise<number> {
    const words = await page.getByText(pageOf).first().textContent()
    return Number(/\d+/.exec(words ?? '')?.[0] ?? '0')
  }

  return {
    page,
    async confirm(looked = () => Promise.resolve()) {
      // After a kill the citizen goes on at the page that is shown.
      await expect(yes.or(yesAll)).toBeVisible()
      let number = await pageNow()
      for (; !(await yesAll.isVisible()); number++) {
        await looked(number)
        await yes.click()
        await expect.poll(pageNow).toBe(number + 1)
      }
      await looked(number)
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
