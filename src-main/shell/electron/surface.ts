/**
 * Just the members of Electron that the shell uses. A type test holds the real module to it; the tests run the
 * shell on a fake of it, because the real binary is a download that may be missing.
 */
import type { Bounds } from '../shell.ts'
import type { windowOptions } from './window-options.ts'

type SurfaceDisplay = { readonly id: number; label: string; scaleFactor: number; bounds: Bounds }

export interface ElectronSurface {
  readonly app: {
    readonly isPackaged: boolean
    readonly commandLine: {
      appendSwitch(name: string, value?: string): void
      hasSwitch(name: string): boolean
    }
    enableSandbox(): void
    setPath(name: 'userData', path: string): void
    whenReady(): Promise<void>
    on(event: 'window-all-closed', fn: () => void): unknown
  }
  readonly BrowserWindow: new (options: ReturnType<typeof windowOptions>) => SurfaceWindow
  readonly ipcMain: {
    handle(channel: string, fn: (event: SurfaceSender, ...args: unknown[]) => unknown): void
  }
  readonly safeStorage: {
    isAsyncEncryptionAvailable(): Promise<boolean>
    /** Linux only. */
    getSelectedStorageBackend(): string
    encryptStringAsync(plainText: string): Promise<Buffer>
    decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string }>
  }
  readonly Menu: { setApplicationMenu(menu: null): void }
  readonly screen: { getAllDisplays(): SurfaceDisplay[]; getPrimaryDisplay(): SurfaceDisplay }
  readonly session: { fromPartition(partition: string, options: { cache: boolean }): SurfaceSession }
}

export interface SurfaceWindow {
  readonly webContents: SurfaceContents
  loadURL(url: string): Promise<void>
  on(event: 'closed', fn: () => void): unknown
  isMinimized(): boolean
  restore(): void
  setFullScreen(isFull: boolean): void
  focus(): void
  destroy(): void
}

interface Navigation {
  readonly url: string
  preventDefault(): void
}

export interface SurfaceContents {
  readonly id: number
  readonly mainFrame: object
  send(channel: string, message: unknown): void
  reload(): void
  capturePage(): Promise<{ toPNG(): Uint8Array }>
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void
  setWindowOpenHandler(fn: () => { action: 'deny' }): void
  on(event: 'will-navigate', fn: (event: Navigation) => void): unknown
  on(event: 'will-redirect', fn: (event: Navigation) => void): unknown
  on(event: 'will-frame-navigate', fn: (event: Navigation) => void): unknown
  on(event: 'will-attach-webview', fn: (event: Pick<Navigation, 'preventDefault'>) => void): unknown
  on(event: 'did-finish-load', fn: () => void): unknown
  on(event: 'render-process-gone', fn: (event: object, details: { readonly reason: string }) => void): unknown
}

export interface SurfaceSender {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly origin: string } | null
}

export interface SurfaceSession {
  readonly protocol: { handle(scheme: string, fn: (request: Request) => Promise<Response>): void }
  setProxy(config: { mode: 'fixed_servers'; proxyRules: string; proxyBypassRules: string }): Promise<void>
  setPermissionRequestHandler(
    fn: (contents: unknown, permission: string, answer: (granted: boolean) => void, details: object) => void,
  ): void
  setPermissionCheckHandler(
    fn: (contents: unknown, permission: string, origin: string, details: object) => boolean,
  ): void
  setDevicePermissionHandler(fn: () => boolean): void
  flushStorageData(): void
}
