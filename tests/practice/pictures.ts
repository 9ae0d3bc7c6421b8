/** Pictures of both windows, for people to look at: an ignored folder, never compared by a machine. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Citizen } from './citizen.ts'
import type { Officer } from './officer.ts'
import { root } from './root.ts'

const folder = join(root, 'artifacts/pictures/cases')

/** The themes and text sizes of the settings, as the frame of the page writes them down. */
export interface Look {
  readonly theme?: 'light' | 'contrast'
  readonly text?: '100' | '200'
}

async function picture(page: Page, file: string, { theme = 'light', text = '100' }: Look): Promise<void> {
  const before = await page.evaluate(
    (next) => {
      const { dataset } = document.documentElement
      const { theme, text } = dataset
      Object.assign(dataset, next)
      return { theme: theme ?? 'light', text: text ?? '100' }
    },
    { theme, text },
  )
  await page.screenshot({ path: join(folder, file), fullPage: true })
  await page.evaluate((was) => void Object.assign(document.documentElement.dataset, was), before)
}

/** Saves `<name>-officer.png` and `<name>-citizen.png`; `name` is the journey and the step. */
export async function pictured(
  desk: { readonly officer: Officer; readonly citizen: Citizen },
  name: string,
  look: Look = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await picture(desk.officer.page, `${name}-officer.png`, look)
  await picture(desk.citizen.page, `${name}-citizen.png`, look)
}
