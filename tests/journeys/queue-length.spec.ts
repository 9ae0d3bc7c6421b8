/** A queue as long as a bad year: what one frame of scrolling through it takes. `TRAM_QUEUE_ROWS` chooses how long. */
import type { Page } from '@playwright/test'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { expect, test } from './counter-fixtures.ts'

const ROWS = Number(process.env['TRAM_QUEUE_ROWS'] ?? 4000)
/** Of eleven rows one still waits: 10,000 beside 100,000. */
const ONE_WAITS_IN = 11
const AT_ONCE = 5000

/** Rows by the page's own database, without Dexie: a hundred thousand would take it minutes. */
async function fillQueue(page: Page, from: number, count: number): Promise<void> {
  await page.evaluate(
    async ([first, many, every]) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
        })
      const db = await done(indexedDB.open('queue'))
      const transaction = db.transaction(['rows', 'meta'], 'readwrite', { durability: 'relaxed' })
      const ended = new Promise((resolve) => {
        transaction.addEventListener('complete', resolve)
      })
      for (let n = first; n < first + many; n++) {
        const isWaiting = n % every === 0
        transaction.objectStore('rows').put({
          applicationId: `01931b7e-5f00-7000-8000-${String(n).padStart(12, '0')}`,
          revision: 1,
          journalSeq: n,
          firstSeq: n,
          state: isWaiting ? 'queued' : 'received',
          group: isWaiting ? 'waiting' : 'done',
          at: '2026-11-23T02:00:00Z',
          sealedAt: '2026-11-23T01:00:00Z',
          origin: null,
          size: 1_500_000,
          sha256: null,
          sentBytes: 0,
          attempts: 0,
          nextTryAt: null,
          reason: null,
          quarantined: 0,
        })
      }
      const all = first + many - 1
      const queued = Math.floor(all / every)
      transaction.objectStore('meta').put({ name: 'counters', byState: { queued, received: all - queued } })
      await ended
      db.close()
    },
    [from, count, ONE_WAITS_IN] as const,
  )
}

interface Frames {
  /** Milliseconds between frames, rising. */
  readonly times: readonly number[]
  /** Of the frames over 50 ms, as Chromium itself tells (Long Animation Frames): how many, and the most of ours in one. */
  readonly long: number
  readonly scriptMs: number
  readonly layoutMs: number
}

/** What of a long frame was the page's own: its scripts, and style with layout. The rest is painting and waiting. */
interface LongFrame extends PerformanceEntry {
  readonly styleAndLayoutStart: number
  readonly scripts: readonly { readonly duration: number }[]
}

/** Scrolls by so much in each frame, as a wheel does. */
function scrollThrough(page: Page, frames: number, pixels: number): Promise<Frames> {
  return page.evaluate(
    async ([count, by]) => {
      const box = document.querySelector('.queue-box')
      if (!box) throw new Error('no queue')
      const times: number[] = []
      const long: LongFrame[] = []
      const seen = new PerformanceObserver((list) => long.push(...(list.getEntries() as LongFrame[])))
      seen.observe({ type: 'long-animation-frame' })
      let before = performance.now()
      for (let n = 0; n < count; n++) {
        box.scrollTop += by
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const now = performance.now()
        times.push(now - before)
        before = now
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
      seen.disconnect()
      const most = (of: (frame: LongFrame) => number) => Math.max(0, ...long.map(of))
      return {
        times: times.sort((a, b) => a - b),
        long: long.length,
        scriptMs: most(({ scripts }) => scripts.reduce((sum, { duration }) => sum + duration, 0)),
        layoutMs: most((one) =>
          one.styleAndLayoutStart === 0 ? 0 : one.startTime + one.duration - one.styleAndLayoutStart,
        ),
      }
    },
    [frames, pixels] as const,
  )
}

test('a queue of any length is scrolled through, and only what is seen exists @long', async ({ desk }) => {
  test.setTimeout(600_000)
  const { officer } = desk
  const { page } = officer
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  for (let from = 1; from <= ROWS; from += AT_ONCE)
    await fillQueue(page, from, Math.min(AT_ONCE, ROWS - from + 1))
  const began = Date.now()
  await officer.openQueue()
  await expect(page.getByRole('table', { name: texts.queue.title })).toHaveAttribute(
    'aria-rowcount',
    String(ROWS + 1),
  )
  await expect(officer.queueRow()).toBeVisible()
  const openedMs = Date.now() - began
  await scrollThrough(page, 20, 120)
  // What the machine itself takes now, with nothing to draw.
  const still = await scrollThrough(page, 300, 0)
  const moving = await scrollThrough(page, 300, 120)
  const said = ({ times, long, scriptMs, layoutMs }: Frames) =>
    `${(times[150] ?? 0).toFixed(1)} ms, the longest ${(times.at(-1) ?? 0).toFixed(1)} ms, ${long} over 50 ms with at most ` +
    `${scriptMs.toFixed(1)} ms of script and ${layoutMs.toFixed(1)} ms of layout`
  process.stdout.write(
    `    ${ROWS} rows, opened in ${openedMs} ms. A frame of scrolling ${said(moving)} (50 wanted); standing still ${said(still)}\n`,
  )
  expect(await page.locator('.queue-row').count()).toBeLessThan(120)
  const top = Number(await page.locator('.queue-row').first().getAttribute('aria-rowindex'))
  expect(top).toBeGreaterThan(200)
})
