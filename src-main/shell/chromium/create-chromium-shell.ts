/** The station's windows in the machine's own Chromium, driven over its debugging pipe. */
import { join } from 'node:path'
import type { WindowId } from '../../contract/windows.ts'
import { dropGivenUpStore } from '../../station/given-up-store.ts'
import { settleBackend } from '../profile-record.ts'
import type { ExitReason, Shell, ShellStart, Wire, WindowPlacement } from '../shell.ts'
import { browserEnvironment, startBrowser, type BrowserProcess } from './browser-process.ts'
import { findChromium } from './find-chromium.ts'
import { launchFlags } from './launch-flags.ts'
import { settlePreferences } from './preferences.ts'
import { waitForProfile } from './profile-lock.ts'
import { createWindowSet, type WindowSet } from './window-set.ts'

export interface ChromiumShellOptions {
  /** The environment to find the browser and the screen in; `process.env` in the product. */
  readonly env: NodeJS.ProcessEnv
  /** Without a screen the browser runs headless; set to force the one or the other. */
  readonly headless?: boolean
  /** Screens of a headless run: one for the officer and one for the citizen where nothing is said. */
  readonly screens?: string
}

const twoScreens = '{1600x900 label=officer}{1280x1024 label=citizen}'

export interface ChromiumShell extends Shell {
  readonly kind: 'chromium'
  /** Process id of the browser, for tests and the support bundle; null while it is not running. */
  pid(): number | null
}

export function createChromiumShell(o: ChromiumShellOptions): ChromiumShell {
  let browser: BrowserProcess | null = null
  let windows: WindowSet | null = null
  let isClosing = false
  let call: (window: WindowId, name: string, payload: Wire) => Promise<Wire> = () =>
    Promise.reject(new Error('no handler'))
  const loaded: ((window: WindowId) => void)[] = []
  const exited: ((reason: ExitReason) => void)[] = []

  const running = () => {
    if (windows === null) throw new Error('the shell is not running')
    return windows
  }
  const ended = (reason: ExitReason) => {
    if (isClosing) return
    isClosing = true
    for (const fn of exited) fn(reason)
  }
  const close = async () => {
    isClosing = true
    await browser?.end()
  }
  const giveUp = (reason: ExitReason) => {
    ended(reason)
    void close()
  }

  return {
    kind: 'chromium',
    pid: () => browser?.pid ?? null,
    start: async (start) => {
      browser = await launch(o, start)
      void browser.exited.then(ended)
      windows = await createWindowSet(browser.cdp, {
        assets: start.assets,
        call: (window, name, payload) => call(window, name, payload),
        loaded: (window) => loaded.forEach((fn) => fn(window)),
        firstClosed: () => giveUp('closed'),
        crashedTooOften: () => giveUp('crashed'),
      })
    },
    openWindow: async (id: WindowId, placement: WindowPlacement) => running().open(id, placement),
    closeWindow: async (id) => running().close(id),
    displays: async () => running().displays(),
    handle: (fn) => {
      call = fn
    },
    emit: (id, message) => windows?.emit(id, message),
    onWindowLoaded: (fn) => void loaded.push(fn),
    onExit: (fn) => void exited.push(fn),
    screenshot: async (id) => running().screenshot(id),
    close,
  }
}

async function launch(o: ChromiumShellOptions, start: ShellStart): Promise<BrowserProcess> {
  const path = await findChromium(o.env)
  const browserDir = join(start.profileDir, 'chromium')
  const storeDir = join(browserDir, 'Default', 'IndexedDB')
  const backend = settleBackend(browserDir, storeDir)
  dropGivenUpStore(start.profileDir, storeDir)
  settlePreferences(browserDir)
  await waitForProfile(browserDir)
  const hasScreen = Boolean(o.env['DISPLAY']) || Boolean(o.env['WAYLAND_DISPLAY'])
  const flags = launchFlags({
    browserDir,
    backend,
    headless: o.headless ?? !hasScreen,
    isRoot: process.getuid?.() === 0,
    screens: o.screens ?? twoScreens,
    devArgs: start.devArgs ?? [],
  })
  return startBrowser(path, flags, browserEnvironment(o.env, browserDir))
}
