/** A station whose queue is read out of the page's own database, and must be there whole. */
import { expect, type Page } from '@playwright/test'
import { texts } from '../../practice/texts.ts'
import type { Queued } from './journal-of-queued.ts'

/** Nobody is there: the station starts without a registry, and goes on without it. */
export const noRegistry = { url: 'https://127.0.0.1:9', caPem: '-----BEGIN CERTIFICATE-----', code: 'none' }

/** What stands in the page's own database: state and hash of each row, and whether its second copy is good. */
function shownIn(page: Page): Promise<[id: string, state: string, sha256: string, copy: string][]> {
  return page.evaluate(async () => {
    const generation = localStorage.getItem('queue.generation')
    const request = indexedDB.open(generation === null ? 'queue' : `queue-${generation}`)
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
    })
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const asked = db.transaction(store).objectStore(store).getAll() as IDBRequest<T[]>
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error('not read')))
      })
    const blobs = new Map<string, string>()
    for (const { applicationId, sealed } of await all<{ applicationId: string; sealed: Blob }>('blobs')) {
      const digest = await crypto.subtle.digest('SHA-256', await sealed.arrayBuffer())
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      blobs.set(applicationId, hex)
    }
    const rows = await all<{ applicationId: string; state: string; sha256: string; quarantined: number }>(
      'rows',
    )
    db.close()
    return rows
      .filter(({ quarantined }) => quarantined === 0)
      .map(({ applicationId: id, state, sha256 }) => [id, state, sha256, blobs.get(id) ?? ''])
  })
}

/** Waits until the page shows the whole queue, and holds a good second copy of all of it. */
export async function expectWhole(page: Page, queued: Queued, after: string): Promise<void> {
  const waiting = texts.common.status.queueWaiting_other.replace('{{count}}', String(queued.size))
  await expect(page.getByText(waiting), after).toBeVisible({ timeout: 30_000 })
  const expected = [...queued].map(([id, sha256]) => [id, 'queued', sha256, sha256])
  const shown = () => shownIn(page).catch(() => [])
  await expect.poll(shown, { message: after, timeout: 30_000 }).toEqual(expected)
}
