/**
 * The pages of one browser. A page that nobody awaits (Ctrl+N, the browser's own tools, `window.open` of a
 * page) is closed as it appears.
 */
import type { WindowId } from '../../contract/windows.ts'
import type { CdpPipe } from './cdp-pipe.ts'
import { attached, detached } from './cdp-shapes.ts'
import { createPageSession, type PageHooks, type PageSession } from './page-session.ts'

export interface Pages {
  readonly find: (id: WindowId) => PageSession | null
  /** The next page that appears; to be asked for before it is made. */
  readonly next: () => Promise<PageSession>
  /** Settles when the page is gone. */
  readonly close: (page: PageSession) => Promise<void>
}

export interface PagesHooks extends PageHooks {
  /** A page has gone, by hand or by `close`. */
  gone(page: PageSession): void
}

export function createPages(cdp: CdpPipe, hooks: PagesHooks): Pages {
  const sessions = new Map<string, PageSession>()
  const closing = new Map<string, () => void>()
  let awaited: ((page: PageSession) => void) | null = null

  const attach = (params: unknown) => {
    const { sessionId, targetInfo } = attached.parse(params)
    const page = createPageSession(cdp, { sessionId, targetId: targetInfo.targetId }, hooks)
    sessions.set(sessionId, page)
    if (targetInfo.type !== 'page') return
    if (awaited === null) {
      void cdp.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => undefined)
      return
    }
    awaited(page)
    awaited = null
  }
  const detach = (params: unknown) => {
    const { sessionId } = detached.parse(params)
    const page = sessions.get(sessionId)
    if (page === undefined) return
    sessions.delete(sessionId)
    closing.get(sessionId)?.()
    closing.delete(sessionId)
    hooks.gone(page)
  }
  cdp.onEvent(({ method, params, sessionId }) => {
    if (method === 'Target.attachedToTarget') attach(params)
    else if (method === 'Target.detachedFromTarget') detach(params)
    else if (sessionId !== undefined) sessions.get(sessionId)?.receive(method, params)
  })

  return {
    find: (id) => [...sessions.values()].find((page) => page.window() === id) ?? null,
    next: () => new Promise((resolve) => (awaited = resolve)),
    close: async ({ target }) => {
      const isGone = new Promise<void>((resolve) => closing.set(target.sessionId, resolve))
      await cdp.send('Target.closeTarget', { targetId: target.targetId })
      await isGone
    },
  }
}
