import type { Page } from '@playwright/test'
import { expect } from './expect.ts'

/**
 * Picks a radio button as who works by keys does. A forced click asks neither whether the hidden input stands still nor
 * what lies over it, and misses where the page moves just then.
 */
export async function choose(page: Page, name: string | RegExp, isWhole = false): Promise<void> {
  const radio = page.getByRole('radio', { name, exact: isWhole })
  await radio.press('Space')
  await expect(radio).toBeChecked()
}
