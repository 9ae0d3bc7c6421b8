/**
 * The station's windows in Electron. `start` is to be called before Electron is ready: what it does until its
 * first pause is what must be done by then.
 */
import { windowIds, type WindowId } from '../../contract/windows.ts'
import { desktopBounds } from '../display-bounds.ts'
import type { Display, ExitReason, Shell, Wire } from '../shell.ts'
import { prepareApp } from './prepare-app.ts'
import { prepareSession } from './prepare-session.ts'
import type { ElectronSurface, SurfaceSender } from './surface.ts'
import { partitionOf } from './window-options.ts'
import { createWindows } from './windows.ts'

/** The one IPC channel, for calls and events; the preload script knows it too. */
const channel = 'station'
const notCarried = () => new Error('station: the call could not be carried')

/** `preload` is the absolute path of the bundled preload script. `close` leaves the process to its owner. */
export function createElectronShell(electron: ElectronSurface, preload: string): Shell {
  const loaded: ((window: WindowId) => void)[] = []
  const exited: ((reason: ExitReason) => void)[] = []
  let hasEnded = false
  let call: (window: WindowId, name: string, payload: Wire) => Promise<Wire> = () =>
    Promise.reject(new Error('no handler'))

  const sessionOf = (id: WindowId) => electron.session.fromPartition(partitionOf(id), { cache: false })
  const end = (reason: ExitReason | null) => {
    if (hasEnded) return
    hasEnded = true
    sessionOf('officer').flushStorageData()
    windows.closeAll()
    if (reason !== null) exited.forEach((fn) => fn(reason))
  }
  const windows = createWindows(electron, preload, {
    loaded: (id) => loaded.forEach((fn) => fn(id)),
    ended: end,
  })

  const answer = async (event: SurfaceSender, name: unknown, payload: Wire): Promise<Wire> => {
    const id = windows.speaker(event)
    if (id === null || typeof name !== 'string') throw notCarried()
    // Electron would show the page the message of what was thrown.
    return call(id, name, payload).catch(() => Promise.reject(notCarried()))
  }

  return {
    kind: 'electron',
    start: async (start) => {
      prepareApp(electron.app, start)
      // Without a listener Electron would quit by itself before the station has put its things away.
      electron.app.on('window-all-closed', () => undefined)
      electron.ipcMain.handle(channel, (event, name, payload) => answer(event, name, payload))
      await electron.app.whenReady()
      electron.Menu.setApplicationMenu(null)
      await Promise.all(windowIds.map((id) => prepareSession(sessionOf(id), id, start.assets)))
    },
    openWindow: (id, placement) =>
      windows.show(id, placement, desktopBounds(readDisplays(electron), placement)),
    closeWindow: async (id) => windows.close(id),
    displays: async () => readDisplays(electron),
    handle: (fn) => void (call = fn),
    emit: (id, message) => windows.get(id)?.webContents.send(channel, message),
    onWindowLoaded: (fn) => void loaded.push(fn),
    onExit: (fn) => void exited.push(fn),
    screenshot: async (id) => {
      const window = windows.get(id)
      if (window === undefined) throw new Error(`the ${id} window is not open`)
      return new Uint8Array((await window.webContents.capturePage()).toPNG())
    },
    close: async () => end(null),
  }
}

function readDisplays(electron: ElectronSurface): Display[] {
  const primary = electron.screen.getPrimaryDisplay().id
  return electron.screen.getAllDisplays().map(({ label, bounds, scaleFactor, id }) => {
    return { label, bounds, scale: scaleFactor, primary: id === primary }
  })
}
