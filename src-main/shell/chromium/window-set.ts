/** The windows of one browser: never more than the three that the contract knows. */
import { originOf, windowIds, type WindowId } from '../../contract/windows.ts'
import { mayUseCamera } from '../headers.ts'
import { mayKeepStorage } from '../permissions.ts'
import type { Display, Wire, WindowPlacement } from '../shell.ts'
import type { CdpPipe } from './cdp-pipe.ts'
import { captured } from './cdp-shapes.ts'
import { createCrashCount } from '../crash-count.ts'
import type { PageHooks, PageSession } from './page-session.ts'
import { createPages } from './pages.ts'
import { placeWindow, readDisplays } from './placement.ts'

export interface WindowSetHooks extends Omit<PageHooks, 'crashed'> {
  /** The person has closed the window that was opened first. */
  firstClosed(): void
  crashedTooOften(): void
}

export interface WindowSet {
  open(id: WindowId, o: WindowPlacement): Promise<void>
  close(id: WindowId): Promise<void>
  displays(): Promise<Display[]>
  emit(id: WindowId, message: Wire): void
  screenshot(id: WindowId): Promise<Uint8Array>
}

/** Settles when the browser's first page stands ready to become a window. */
export async function createWindowSet(cdp: CdpPipe, hooks: WindowSetHooks): Promise<WindowSet> {
  const mayReload = createCrashCount(() => performance.now())
  let first: PageSession | null = null
  let opening: Promise<unknown> = Promise.resolve()

  const pages = createPages(cdp, {
    ...hooks,
    crashed: (id) => {
      if (mayReload())
        void pages
          .find(id)
          ?.send('Page.reload')
          .catch(() => undefined)
      else hooks.crashedTooOften()
    },
    gone: (page) => {
      if (page === first) hooks.firstClosed()
    },
  })
  const bootPage = pages.next()
  await prepareBrowser(cdp)
  let boot: PageSession | null = await bootPage

  const openPage = async (id: WindowId, placement: WindowPlacement): Promise<void> => {
    const there = pages.find(id)
    if (there !== null) {
      // A window that was opened small, or made so by hand, fills the screen when it is turned to the citizen.
      if (placement.fullscreen === true) await placeWindow(cdp, there, placement)
      await there.send('Page.bringToFront')
      return
    }
    const page = boot ?? (await popUp(first, pages.next))
    boot = null
    first ??= page
    await placeWindow(cdp, page, placement)
    await page.become(id)
  }

  return {
    open: (id, placement) => {
      // One after another: the next page that appears belongs to the one who asked.
      const done = opening.then(() => openPage(id, placement))
      opening = done.catch(() => undefined)
      return done
    },
    close: async (id) => {
      const page = pages.find(id)
      if (page === null) return
      if (page === first) first = null
      await pages.close(page)
    },
    displays: () => readDisplays(boot ?? first),
    emit: (id, message) => pages.find(id)?.emit(message),
    screenshot: async (id) => {
      const page = pages.find(id)
      if (page === null) throw new Error(`the ${id} window is not open`)
      const shot = captured.parse(await page.send('Page.captureScreenshot', { format: 'png' }))
      return new Uint8Array(Buffer.from(shot.data, 'base64'))
    },
  }
}

/** Permissions stand before any page of ours loads: each origin gets these and no others. */
async function prepareBrowser(cdp: CdpPipe): Promise<void> {
  await Promise.all([
    cdp.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
    ...windowIds.map((id) =>
      cdp.send('Browser.grantPermissions', { origin: originOf[id], permissions: permissionsOf(id) }),
    ),
    cdp.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    }),
  ])
}

function permissionsOf(id: WindowId): string[] {
  return [...(mayUseCamera(id) ? ['videoCapture'] : []), ...(mayKeepStorage(id) ? ['durableStorage'] : [])]
}

/** From an app window a pop-up has no tab strip and no address bar; it needs a gesture, or it is blocked. */
async function popUp(opener: PageSession | null, next: () => Promise<PageSession>): Promise<PageSession> {
  if (opener === null) throw new Error('the first window has been closed')
  const page = next()
  await opener.send('Runtime.evaluate', {
    expression: `void window.open('about:blank', '_blank', 'noopener,popup')`,
    userGesture: true,
  })
  return page
}
