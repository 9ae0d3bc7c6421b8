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
  const place = desktopBounds(o.display === undefined ? [] : await readDisplays(page), o)
  if (place === undefined && o.fullscreen !== true) return
  const { windowId, bounds } = windowForTarget.parse(
    await cdp.send('Browser.getWindowForTarget', { targetId: page.target.targetId }),
  )
  const set = (change: object) => cdp.send('Browser.setWindowBounds', { windowId, bounds: change })
  // A window that fills its screen cannot be moved, and stands where it was put.
  if (bounds.windowState === 'fullscreen') return
  if (place !== undefined) {
    await set({ left: place.x, top: place.y, width: place.width, height: place.height })
  }
  // A second step: full screen is on the display where the window already stands.
  if (o.fullscreen === true) await set({ windowState: 'fullscreen' })
}
