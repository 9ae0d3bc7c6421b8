/** A working stand-in for the part of Electron that the shell uses: it keeps what it was told, and plays events. */
import { EventEmitter } from 'node:events'
import type { ElectronSurface, SurfaceSender } from '../../src-main/shell/electron/surface.ts'

export type WindowOptions = ConstructorParameters<ElectronSurface['BrowserWindow']>[0]

export class FakeContents extends EventEmitter {
  readonly id: number
  readonly mainFrame = { origin: 'null' }
  readonly sent: unknown[] = []
  readonly policies: string[] = []
  reloads = 0
  openHandler: () => { action: string } = () => ({ action: 'allow' })

  constructor(id: number) {
    super()
    this.id = id
  }
  send(channel: string, message: unknown): void {
    this.sent.push([channel, message])
  }
  reload(): void {
    this.reloads += 1
  }
  async capturePage(): Promise<{ toPNG(): Uint8Array }> {
    return { toPNG: () => new Uint8Array([0x89, 0x50]) }
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.policies.push(policy)
  }
  setWindowOpenHandler(fn: () => { action: string }): void {
    this.openHandler = fn
  }
  /** Plays a navigation; true when the shell let it happen. */
  navigate(event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', url: string): boolean {
    let isAllowed = true
    this.emit(event, { url, preventDefault: () => (isAllowed = false) })
    return isAllowed
  }
}

export class FakeWindow extends EventEmitter {
  static made: FakeWindow[] = []
  readonly options: WindowOptions
  readonly webContents: FakeContents
  readonly did: string[] = []

  constructor(options: WindowOptions) {
    super()
    this.options = options
    this.webContents = new FakeContents(FakeWindow.made.length + 1)
    FakeWindow.made.push(this)
  }
  async loadURL(url: string): Promise<void> {
    this.did.push(`load ${url}`)
    this.webContents.mainFrame.origin = new URL(url).origin
  }
  isMinimized(): boolean {
    return this.did.at(-1) === 'minimised by hand'
  }
  restore(): void {
    this.did.push('restore')
  }
  setFullScreen(isFull: boolean): void {
    this.did.push(isFull ? 'fill the screen' : 'leave the full screen')
  }
  focus(): void {
    this.did.push('focus')
  }
  destroy(): void {
    this.did.push('destroy')
    this.emit('closed')
  }
}

type Handler = (event: SurfaceSender, ...args: unknown[]) => unknown
type SessionSurface = ReturnType<ElectronSurface['session']['fromPartition']>

class FakeSession implements SessionSurface {
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>()
  readonly told: unknown[] = []
  request: Parameters<SessionSurface['setPermissionRequestHandler']>[0] = () => undefined
  check: Parameters<SessionSurface['setPermissionCheckHandler']>[0] = () => true
  device: () => boolean = () => true
  readonly protocol = {
    handle: (scheme: string, fn: (request: Request) => Promise<Response>) =>
      void this.schemes.set(scheme, fn),
  }

  async setProxy(config: object): Promise<void> {
    this.told.push(config)
  }
  setPermissionRequestHandler(fn: FakeSession['request']): void {
    this.request = fn
  }
  setPermissionCheckHandler(fn: FakeSession['check']): void {
    this.check = fn
  }
  setDevicePermissionHandler(fn: () => boolean): void {
    this.device = fn
  }
  flushStorageData(): void {
    this.told.push('flushed')
  }
  /** What the shell answers to a permission request of a page. */
  asks(permission: string, details: object): boolean {
    let answer = false
    this.request(null, permission, (granted) => (answer = granted), details)
    return answer
  }
}

export interface FakeElectron extends ElectronSurface {
  readonly switches: [name: string, value?: string | undefined][]
  /** In the order in which the app was told things. */
  readonly told: string[]
  readonly sessions: Map<string, FakeSession>
  /** Plays a message on the shell's channel. */
  invoke(event: SurfaceSender, ...args: unknown[]): Promise<unknown>
}

const displays = [
  { id: 7, label: 'counter', scaleFactor: 1, bounds: { x: 0, y: 0, width: 1600, height: 900 } },
  { id: 9, label: 'citizen', scaleFactor: 2, bounds: { x: 1600, y: 0, width: 1280, height: 1024 } },
] as const

export function createFakeElectron(o: { isPackaged?: boolean; given?: string[] } = {}): FakeElectron {
  FakeWindow.made = []
  const switches: [name: string, value?: string | undefined][] = []
  const told: string[] = []
  const sessions = new Map<string, FakeSession>()
  const handlers = new Map<string, Handler>()
  const sessionOf = (partition: string) => {
    const session = sessions.get(partition) ?? new FakeSession()
    sessions.set(partition, session)
    return session
  }
  return {
    switches,
    told,
    sessions,
    invoke: async (event, ...args) => handlers.get('station')?.(event, ...args),
    safeStorage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(false),
      getSelectedStorageBackend: () => 'basic_text',
      encryptStringAsync: () => Promise.reject(new Error('no keyring')),
      decryptStringAsync: () => Promise.reject(new Error('no keyring')),
    },
    app: {
      isPackaged: o.isPackaged ?? false,
      commandLine: {
        appendSwitch: (...args) => void switches.push(args),
        hasSwitch: (name) => o.given?.includes(name) ?? false,
      },
      enableSandbox: () => void told.push('sandbox'),
      setPath: (name, path) => void told.push(`${name} ${path}`),
      whenReady: async () => void told.push('ready'),
      on: (event) => void told.push(`listens to ${event}`),
    },
    BrowserWindow: FakeWindow,
    ipcMain: { handle: (channel, fn) => void handlers.set(channel, fn) },
    Menu: { setApplicationMenu: (menu) => void told.push(`menu ${String(menu)}`) },
    screen: { getAllDisplays: () => [...displays], getPrimaryDisplay: () => displays[0] },
    session: { fromPartition: (partition) => sessionOf(partition) },
  }
}
