/** How every window is made. Electron's security checklist asks for these; they are stated, not assumed. */
import type { WindowId } from '../../contract/windows.ts'
import type { Bounds, WindowPlacement } from '../shell.ts'

/**
 * A session of its own for each window, so that its files, permissions and storage are its own. Only the
 * officer's outlives the program (IndexedDB); nothing of a citizen remains in the others.
 */
export function partitionOf(id: WindowId): string {
  return id === 'officer' ? 'persist:officer' : id
}

export function windowOptions(o: {
  readonly id: WindowId
  readonly preload: string
  readonly isPackaged: boolean
  readonly bounds: Bounds | undefined
  readonly placement: WindowPlacement
}) {
  return {
    ...o.bounds,
    fullscreen: o.placement.fullscreen === true,
    webPreferences: {
      preload: o.preload,
      partition: partitionOf(o.id),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      disableDialogs: true,
      backgroundThrottling: false,
      devTools: !o.isPackaged,
    },
  }
}
