/** Where windows stand: the displays, and the bounds on them. */
import { desktopBounds } from '../display-bounds.ts'
import type { Display, WindowPlacement } from '../shell.ts'
import type { CdpPipe } from './cdp-pipe.ts'
import { screenInfos, windowForTarget } from './cdp-shapes.ts'
import type { PageSession } from './page-session.ts'

export async function readDisplays(page: PageSession | null): Promise<Display[]> {
  if (page === null) throw new Error('the shell has no page to ask')
  const infos = screenInfos.parse(await page.send('Emulation.getScreenInfos')).screenInfos
  return infos.map((s) => ({
    label: s.label,
    bounds: { x: s.left, y: s.top, width: s.width, height: s.height },
    scale: s.devicePixelRatio,
    primary: s.isPrimary,
  }))
}

export async function placeWindow(cdp: CdpPipe, page: PageSession, o: WindowPlacement): Promise<void> {
  const bounds = desktopBounds(o.display === undefined ? [] : await readDisplays(page), o)
  if (bounds === undefined && o.fullscreen !== true) return
  const { windowId } = windowForTarget.parse(
    await cdp.send('Browser.getWindowForTarget', { targetId: page.target.targetId }),
  )
  const set = (change: object) => cdp.send('Browser.setWindowBounds', { windowId, bounds: change })
  if (bounds !== undefined) {
    await set({ left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height })
  }
  // A second step: full screen is on the display where the window already stands.
  if (o.fullscreen === true) await set({ windowState: 'fullscreen' })
}
