/** What the demonstration prints and keeps: every step with its time, and the pictures of both windows. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export interface Diary {
  /** Runs a step, prints it with its time, keeps both. */
  step<T>(what: string, act: () => Promise<T>): Promise<T>
  /** Pictures of the given windows, numbered in the order of the demonstration. */
  picture(name: string, pages: Readonly<Record<string, Page>>): Promise<void>
  /** A figure that was measured: printed, and kept for the summary. */
  figure(name: string, value: number, unit?: 'ms' | 'bytes'): void
  write(outcome: 'passed' | 'failed'): void
}

export function openDiary(dir: string, say: (line: string) => void): Diary {
  const steps: { what: string; ms: number }[] = []
  const figures: Record<string, number> = {}
  let pictures = 0
  mkdirSync(dir, { recursive: true })

  return {
    async step(what, act) {
      const began = performance.now()
      const result = await act()
      const ms = Math.round(performance.now() - began)
      steps.push({ what, ms })
      say(`${String(steps.length).padStart(2)}. ${what.padEnd(64)} ${(ms / 1000).toFixed(2).padStart(6)} s`)
      return result
    },
    async picture(name, pages) {
      const number = String(++pictures).padStart(2, '0')
      for (const [window, page] of Object.entries(pages)) {
        await page.screenshot({ path: join(dir, `${number}-${name}-${window}.png`) })
      }
    },
    figure(name, value, unit = 'ms') {
      figures[name] = value
      say(`    ${name}: ${value} ${unit}`)
    },
    write(outcome) {
      writeFileSync(join(dir, 'summary.json'), `${JSON.stringify({ outcome, steps, figures }, null, 2)}\n`)
    },
  }
}
