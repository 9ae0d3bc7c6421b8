/** The open windows: made, watched, raised, and known again by who speaks. */
import { originOf, type WindowId } from '../../contract/windows.ts'
import { isOwnUrl } from '../asset-path.ts'
import { createCrashCount } from '../crash-count.ts'
import type { Bounds, ExitReason, WindowPlacement } from '../shell.ts'
import type { ElectronSurface, SurfaceContents, SurfaceSender, SurfaceWindow } from './surface.ts'
import { windowOptions } from './window-options.ts'

export interface WindowHooks {
  loaded(window: WindowId): void
  /** The first window was closed by hand, or a page crashed too often. */
  ended(reason: ExitReason): void
}

export function createWindows(electron: ElectronSurface, preload: string, hooks: WindowHooks) {
  const open = new Map<WindowId, SurfaceWindow>()
  const mayReload = createCrashCount(() => performance.now())
  let first: SurfaceWindow | null = null

  const watch = (id: WindowId, window: SurfaceWindow) => {
    const contents = window.webContents
    guardContents(contents, id)
    contents.on('did-finish-load', () => hooks.loaded(id))
    contents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return
      if (mayReload()) contents.reload()
      else hooks.ended('crashed')
    })
    window.on('closed', () => {
      open.delete(id)
      if (window === first) hooks.ended('closed')
    })
  }

  return {
    show: async (id: WindowId, placement: WindowPlacement, bounds: Bounds | undefined): Promise<void> => {
      const there = open.get(id)
      if (there?.isMinimized() === true) there.restore()
      if (there !== undefined && placement.fullscreen === true) there.setFullScreen(true)
      if (there !== undefined) return there.focus()
      const { isPackaged } = electron.app
      const window = new electron.BrowserWindow(windowOptions({ id, preload, isPackaged, bounds, placement }))
      open.set(id, window)
      first ??= window
      watch(id, window)
      return window.loadURL(`${originOf[id]}/`)
    },
    get: (id: WindowId) => open.get(id),
    close: (id: WindowId) => {
      const window = open.get(id)
      if (window === first) first = null
      window?.destroy()
    },
    closeAll: () => {
      first = null
      for (const window of open.values()) window.destroy()
    },
    /** The window that speaks: by its contents, from its top frame only, while its own page stands there. */
    speaker: ({ sender, senderFrame }: SurfaceSender): WindowId | null => {
      const entry = [...open].find(([, { webContents }]) => webContents.id === sender.id)
      if (entry === undefined || senderFrame === null || senderFrame !== entry[1].webContents.mainFrame)
        return null
      return senderFrame.origin === originOf[entry[0]] ? entry[0] : null
    },
  }
}

/** Keeps a page where it is: no other origin, no new window, no webview, no way around the dead proxy. */
function guardContents(contents: SurfaceContents, window: WindowId): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isOwnUrl(window, event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
