/** The Electron shell executed on a stand-in of the surface it uses. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../src-main/shell/headers.ts'
import { createElectronShell } from '../../src-main/shell/electron/create-electron-shell.ts'
import { ShellFailure, type AssetSource, type Shell } from '../../src-main/shell/shell.ts'
import { createFakeElectron, FakeWindow, type FakeElectron } from './fake-electron.ts'

const profileDir = mkdtempSync(join(tmpdir(), 'tram-electron-'))
afterAll(() => rmSync(profileDir, { recursive: true, force: true }))

const assets: AssetSource = async (window, path) =>
  path === '/' ? { bytes: new TextEncoder().encode(`page of ${window}`), mime: 'text/html' } : null

let electron: FakeElectron
let shell: Shell
beforeEach(async () => {
  electron = createFakeElectron()
  shell = createElectronShell(electron, '/app/preload.cjs')
  await shell.start({ profileDir, assets, devArgs: ['--use-fake-device-for-media-stream', '--a=b=c'] })
})

const windowAt = (index: number) => FakeWindow.made[index]!
const session = (name: string) => electron.sessions.get(name)!
const own = 'https://officer.station.internal'

describe('before Electron is ready', () => {
  it('has set its profile, the sandbox and every switch', () => {
    const fresh = createFakeElectron()
    void createElectronShell(fresh, '/p').start({ profileDir, assets })
    expect(fresh.told).toEqual([
      `userData ${join(profileDir, 'electron')}`,
      'sandbox',
      'listens to window-all-closed',
      'ready',
    ])
    expect(Object.fromEntries(fresh.switches)).toMatchObject({
      'proxy-server': 'http://127.0.0.1:9',
      'proxy-bypass-list': '<-loopback>',
      'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
      'enable-features': 'IdbSqliteBackingStore',
    })
    expect(fresh.switches.filter(([name]) => name === 'enable-features')).toHaveLength(1)
  })

  it('takes the switches of a test with values of any form', () => {
    expect(electron.switches.slice(-2)).toEqual([['use-fake-device-for-media-stream'], ['a', 'b=c']])
  })

  it('does not start a release that was given a debugging port', async () => {
    const given = createFakeElectron({ isPackaged: true, given: ['remote-debugging-port'] })
    await expect(createElectronShell(given, '/p').start({ profileDir, assets })).rejects.toThrow(ShellFailure)
    expect(given.told).toEqual([])
  })
})

describe('the files of a window', () => {
  const get = async (name: string, url: string, method = 'GET') =>
    session(name).schemes.get('https')!(new Request(url, { method }))

  it('are its own, with the policy, and no others', async () => {
    const page = await get('persist:officer', `${own}/?x=1`)
    expect([page.status, await page.text()]).toEqual([200, 'page of officer'])
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(page.headers.get('permissions-policy')).toContain('camera=(self)')
    expect((await get('persist:officer', `${own}/missing`)).status).toBe(404)
    expect((await get('persist:officer', own, 'DELETE')).status).toBe(405)
    for (const url of [
      'https://citizen.station.internal/',
      'https://elsewhere.example/',
      `${own}/..%2fetc/passwd`,
    ]) {
      expect((await get('persist:officer', url)).type).toBe('error')
    }
    expect(
      (await get('technician', 'https://technician.station.internal/')).headers.get('permissions-policy'),
    ).toContain('camera=()')
  })

  it('come over no other scheme, and nothing goes out', async () => {
    for (const name of ['persist:officer', 'citizen', 'technician']) {
      for (const scheme of ['http', 'file']) {
        expect((await session(name).schemes.get(scheme)!(new Request(own))).type).toBe('error')
      }
      expect(session(name).told).toContainEqual({
        mode: 'fixed_servers',
        proxyRules: 'http://127.0.0.1:9',
        proxyBypassRules: '<-loopback>',
      })
    }
  })
})

describe('the permissions of a page', () => {
  it('are the camera for officer and citizen, lasting storage for the officer, and nothing else', () => {
    const granted = (name: string, permission: string, details: object = {}) =>
      session(name).asks(permission, details)
    const video = { mediaTypes: ['video'] }
    expect(['persist:officer', 'citizen', 'technician'].map((name) => granted(name, 'media', video))).toEqual(
      [true, true, false],
    )
    expect(granted('persist:officer', 'media', { mediaTypes: ['video', 'audio'] })).toBe(false)
    expect(granted('persist:officer', 'media', { mediaTypes: ['audio'] })).toBe(false)
    expect(granted('persist:officer', 'media')).toBe(false)
    expect(granted('persist:officer', 'persistent-storage')).toBe(true)
    expect(granted('citizen', 'persistent-storage')).toBe(false)
    for (const name of [
      'hid',
      'serial',
      'usb',
      'display-capture',
      'clipboard-read',
      'geolocation',
      'openExternal',
      'fileSystem',
      'unknown',
    ]) {
      expect(granted('persist:officer', name)).toBe(false)
    }
    expect(session('persist:officer').device()).toBe(false)
  })

  it('are checked for the origin as well', () => {
    const { check } = session('citizen')
    expect(check(null, 'media', 'https://citizen.station.internal/', { mediaType: 'video' })).toBe(true)
    expect(check(null, 'media', `${own}/`, { mediaType: 'video' })).toBe(false)
    expect(check(null, 'media', '', { mediaType: 'video' })).toBe(false)
    expect(check(null, 'media', 'https://citizen.station.internal/', { mediaType: 'audio' })).toBe(false)
  })
})

describe('a window', () => {
  it('stands where it was asked to, loads its own origin, and is raised when opened again', async () => {
    await shell.openWindow('officer', { bounds: { x: 5, y: 6, width: 700, height: 500 } })
    await shell.openWindow('citizen', { display: 1, fullscreen: true })
    expect(windowAt(0).options).toMatchObject({ x: 5, y: 6, width: 700, height: 500, fullscreen: false })
    expect(windowAt(1).options).toMatchObject({ x: 1600, y: 0, width: 1280, height: 1024, fullscreen: true })
    windowAt(0).did.push('minimised by hand')
    await shell.openWindow('officer', {})
    expect(windowAt(0).did).toEqual([`load ${own}/`, 'minimised by hand', 'restore', 'focus'])
    // One that stands small, as in practice on one screen, fills it when it is turned to the citizen.
    await shell.openWindow('citizen', { display: 1, fullscreen: true })
    expect(windowAt(1).did.slice(-2)).toEqual(['fill the screen', 'focus'])
    expect(FakeWindow.made).toHaveLength(2)
    expect((await shell.displays()).map((d) => [d.label, d.primary])).toEqual([
      ['counter', true],
      ['citizen', false],
    ])
  })

  it('stays on its own origin, opens nothing and hides no address of this machine', async () => {
    await shell.openWindow('officer', {})
    const { webContents } = windowAt(0)
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
      expect(webContents.navigate(event, `${own}/other`)).toBe(true)
      for (const url of [
        'https://citizen.station.internal/',
        `${own}.elsewhere.example/`,
        'file:///etc/passwd',
        'data:text/html,x',
        'javascript:1',
        '',
      ]) {
        expect(webContents.navigate(event, url)).toBe(false)
      }
    }
    let hasWebview = true
    webContents.emit('will-attach-webview', { preventDefault: () => (hasWebview = false) })
    expect([hasWebview, webContents.openHandler(), webContents.policies]).toEqual([
      false,
      { action: 'deny' },
      ['disable_non_proxied_udp'],
    ])
  })

  it('is reloaded when its page crashes, and the shell gives up after five in a minute', async () => {
    const exits: string[] = []
    shell.onExit((reason) => void exits.push(reason))
    await shell.openWindow('officer', {})
    const { webContents } = windowAt(0)
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    for (let i = 0; i < 4; i += 1) webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect([webContents.reloads, exits]).toEqual([4, []])
    webContents.emit('render-process-gone', {}, { reason: 'oom' })
    expect([webContents.reloads, exits]).toEqual([4, ['crashed']])
  })

  it('ends the shell when it was the first and the person closes it, once', async () => {
    const exits: string[] = []
    shell.onExit((reason) => void exits.push(reason))
    await shell.openWindow('officer', {})
    await shell.openWindow('citizen', {})
    windowAt(1).emit('closed')
    expect(exits).toEqual([])
    windowAt(0).emit('closed')
    expect([exits, session('persist:officer').told.at(-1)]).toEqual([['closed'], 'flushed'])
    await shell.close()
    expect(exits).toEqual(['closed'])
  })

  it('can be closed by the station without ending it', async () => {
    const exits: string[] = []
    shell.onExit((reason) => void exits.push(reason))
    await shell.openWindow('officer', {})
    await shell.openWindow('citizen', {})
    await shell.closeWindow('citizen')
    expect(windowAt(1).did).toContain('destroy')
    await expect(shell.screenshot('citizen')).rejects.toThrow('not open')
    expect((await shell.screenshot('officer')).length).toBe(2)
    await shell.close()
    expect([exits, windowAt(0).did.at(-1)]).toEqual([[], 'destroy'])
  })
})

describe('a call', () => {
  it('carries the window that the shell knows, and bytes as they are', async () => {
    shell.handle(async (window, name, payload) => ({ window, name, payload }))
    await shell.openWindow('officer', {})
    await shell.openWindow('citizen', {})
    const { webContents } = windowAt(1)
    const payload = { image: new Uint8Array([1, 2]), window: 'officer' }
    const answer = await electron.invoke(
      { sender: webContents, senderFrame: webContents.mainFrame },
      'a.b',
      payload,
    )
    expect(answer).toEqual({ window: 'citizen', name: 'a.b', payload })
  })

  it('from a frame, a foreign page, a stranger, or without a name is not carried', async () => {
    const carried: string[] = []
    shell.handle(async (_window, name) => void carried.push(name))
    await shell.openWindow('officer', {})
    const { webContents } = windowAt(0)
    const foreign = 'station: the call could not be carried'
    const refused = (event: Parameters<FakeElectron['invoke']>[0], name: unknown = 'a.b') =>
      expect(electron.invoke(event, name, {})).rejects.toThrow(foreign)
    await refused({ sender: webContents, senderFrame: { origin: own } })
    await refused({ sender: webContents, senderFrame: null })
    await refused({ sender: { id: 99 }, senderFrame: webContents.mainFrame })
    await refused({ sender: webContents, senderFrame: webContents.mainFrame }, 7)
    webContents.mainFrame.origin = 'https://elsewhere.example'
    await refused({ sender: webContents, senderFrame: webContents.mainFrame })
    expect(carried).toEqual([])
  })

  it('that fails inside does not tell the page why', async () => {
    shell.handle(() => Promise.reject(new Error('/home/an/secret is missing')))
    await shell.openWindow('officer', {})
    const { webContents } = windowAt(0)
    const event = { sender: webContents, senderFrame: webContents.mainFrame }
    await expect(electron.invoke(event, 'a.b', {})).rejects.toThrow('station: the call could not be carried')
  })

  it('has its counterpart in events, told to one window and dropped where it is not open', async () => {
    await shell.openWindow('officer', {})
    shell.emit('officer', { seq: 1 })
    shell.emit('citizen', { seq: 2 })
    expect(windowAt(0).webContents.sent).toEqual([['station', { seq: 1 }]])
    const loads: string[] = []
    shell.onWindowLoaded((window) => void loads.push(window))
    windowAt(0).webContents.emit('did-finish-load')
    expect(loads).toEqual(['officer'])
  })
})
