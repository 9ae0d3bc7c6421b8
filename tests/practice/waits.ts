/** How long an officer waits for the program: from the last key, or the last live picture of a device, to what it changes. */
import type { Page } from '@playwright/test'

export interface Wait {
  /** What the window showed next. */
  readonly to: string
  readonly ms: number
}

declare global {
  interface Window {
    waits?: Wait[]
  }
}

/** Runs in the page. What an officer looks at: the step, the count of prints, hits, and that it is sealed. */
function watch(): void {
  const waits: Wait[] = []
  Object.assign(globalThis, { waits })
  let since: number | null = null
  const from = () => (since = performance.now())
  for (const kind of ['keydown', 'click']) addEventListener(kind, from, { capture: true })
  const shown = () => {
    const parts = ['[aria-current="step"]', '[role="listbox"] [role="option"]', '[role="status"]', 'h2']
    return parts
      .map((part) => document.querySelector(part)?.textContent?.trim().slice(0, 60) ?? '')
      .join(' · ')
  }
  let before = shown()
  const observer = new MutationObserver((changes) => {
    const isLive = changes.some(
      ({ target, attributeName }) => target instanceof HTMLImageElement && attributeName === 'src',
    )
    if (isLive) from()
    const now = shown()
    if (now === before) return
    before = now
    // One wait for one key: what changes after it by itself is nobody's wait.
    if (since !== null) waits.push({ to: now, ms: performance.now() - since })
    since = null
  })
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
}

export const watchWaits = (page: Page): Promise<void> => page.evaluate(watch)
export const waitsOf = (page: Page): Promise<Wait[]> => page.evaluate(() => window.waits ?? [])
