/** Electron's security checklist, its fuses and our policy, read from what is written. Numbers are the checklist's. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { windowIds } from '../../src-main/contract/windows.ts'
import { disabledFeatures, enabledFeatures } from '../../src-main/shell/browser-features.ts'
import { contentSecurityPolicy, permissionsPolicy } from '../../src-main/shell/headers.ts'
import { windowOptions } from '../../src-main/shell/electron/window-options.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Product sources of both sides, without tests. */
const sources = ['src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: read(join(folder, name)) })),
)
const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name)

const optionsOf = (id: (typeof windowIds)[number], isPackaged: boolean) =>
  windowOptions({ id, preload: '/p', isPackaged, bounds: undefined, placement: {} }).webPreferences

describe('the window options', () => {
  it('isolate the page and give it no Node, in every window, packaged or not (2, 3, 4, 6, 8, 11)', () => {
    for (const id of windowIds) {
      for (const isPackaged of [true, false]) {
        expect(optionsOf(id, isPackaged)).toMatchObject({
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          webviewTag: false,
          spellcheck: false,
        })
      }
    }
  })

  it('keep the tools of developers out of a release', () => {
    expect([optionsOf('officer', true).devTools, optionsOf('officer', false).devTools]).toEqual([false, true])
  })

  it('keep storage for the officer only', () => {
    expect(windowIds.map((id) => optionsOf(id, true).partition)).toEqual([
      'persist:officer',
      'citizen',
      'technician',
    ])
  })
})

describe('the sources', () => {
  it('were found at all', () => {
    expect(sources.length).toBeGreaterThan(30)
    expect(filesWith(/contextBridge/)).toEqual(['src-main/shell/electron/preload.ts'])
  })

  it('load nothing over plain http (1): only proxies and the names of standards are written so', () => {
    // The dead proxy of the pages; the scheme that an office's proxy is named with where nobody wrote one.
    const allowed = /http:\/\/(127\.0\.0\.1:9|www\.w3\.org\/|\$\{text\})/g
    expect(
      sources
        .filter(({ text }) => /['"`]http:\/\//.test(text.replaceAll(allowed, '')))
        .map(({ name }) => name),
    ).toEqual([])
  })

  it('use no experiment, blink feature, webview, external opener or file protocol (9, 10, 11, 15, 18)', () => {
    expect(
      filesWith(
        /experimentalFeatures|enableBlinkFeatures|<webview|openExternal|loadFile\(|bypassCSP|@electron\/remote/,
      ),
    ).toEqual([])
    expect(filesWith(/['"]file:\/\//)).toEqual([])
  })

  it('import Electron in one folder only', () => {
    const importers = filesWith(
      /from ['"]electron['"]|import\(['"]electron['"]\)|require\(['"]electron['"]\)/,
    )
    expect(importers.filter((name) => !name.startsWith('src-main/shell/electron/'))).toEqual([])
  })

  it('never disable the sandbox, web security or certificates', () => {
    expect(
      filesWith(/disable-web-security|ignore-certificate-errors|disable-site-isolation|setuid-sandbox/),
    ).toEqual([])
    expect(filesWith(/--no-sandbox/)).toEqual(['src-main/shell/chromium/launch-flags.ts'])
  })
})

describe('the policy of pages (7)', () => {
  it('allows own files only, no inline script, no eval, no frame, no form', () => {
    const directives = new Map(
      contentSecurityPolicy.split('; ').map((d) => [d.split(' ')[0], d.split(' ').slice(1)]),
    )
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    for (const name of ['form-action', 'frame-ancestors', 'base-uri', 'object-src'])
      expect(directives.get(name)).toEqual(["'none'"])
    for (const name of ['connect-src', 'style-src', 'worker-src', 'font-src'])
      expect(directives.get(name)).toEqual(["'self'"])
    expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|unsafe-eval'? |\*|http|frame-src|child-src/)
    for (const id of windowIds) expect(permissionsPolicy(id)).toMatch(/hid=\(\), .*serial=\(\), usb=\(\)/)
  })
})

describe('the preload script (20)', () => {
  it('gives the page two functions, and no event object ever', async () => {
    const bundle = await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        write: false,
        rolldownOptions: {
          input: join(root, 'src-main/shell/electron/preload.ts'),
          external: ['electron'],
          output: { format: 'cjs' },
        },
      },
    })
    const output = z.object({ output: z.tuple([z.object({ code: z.string() })]) }).parse(bundle)
      .output[0].code
    const exposed = new Map<string, unknown>()
    const listeners: ((event: object, message: unknown) => void)[] = []
    const invoked: unknown[][] = []
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => invoked.push(args),
        on: (_channel: string, fn: (event: object, message: unknown) => void) => listeners.push(fn),
        off: (_channel: string, fn: (event: object, message: unknown) => void) =>
          listeners.splice(listeners.indexOf(fn), 1),
      },
    }
    const required: string[] = []
    const give = (name: string) => (required.push(name), name === 'electron' ? electron : {})
    runInNewContext(output, { require: give, exports: {}, module: { exports: {} } })
    expect([[...exposed.keys()], required]).toEqual([['station'], ['electron']])

    const anyFunction = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function')
    const api = z.object({ call: anyFunction, on: anyFunction }).strict().parse(exposed.get('station'))
    await api.call('a.b', { x: 1 })
    expect(invoked).toEqual([['station', 'a.b', { x: 1 }]])
    const heard: unknown[][] = []
    const off = api.on((...args: unknown[]) => heard.push(args))
    listeners[0]?.({ sender: 'secret' }, 'message')
    expect(heard).toEqual([['message']])
    if (typeof off === 'function') off()
    expect(listeners).toEqual([])
  })
})

describe('the package', () => {
  const config: unknown = parse(read('electron-builder.yml'))

  it('has its fuses set (19)', () => {
    expect(config).toMatchObject({
      asar: true,
      npmRebuild: false,
      publish: null,
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      },
    })
  })

  it('has an exact Electron that is still supported (16)', () => {
    // 45.0.0 came on 2026-10-21; three majors are supported and one comes every eight weeks.
    const supported = { major: 45, until: '2027-04-07' }
    const { version } = z
      .object({ version: z.string() })
      .parse(createRequire(import.meta.url)('electron/package.json'))
    const declared = z
      .object({ devDependencies: z.object({ electron: z.string() }) })
      .parse(JSON.parse(read('package.json')))
    expect(declared.devDependencies.electron).toBe(version)
    expect(Number(version.split('.')[0])).toBe(supported.major)
    expect(new Date().toISOString() < supported.until).toBe(true)
  })
})

describe('the features of the engine', () => {
  it('are one list each', () => {
    expect([enabledFeatures('sqlite'), enabledFeatures('leveldb')]).toEqual(['IdbSqliteBackingStore', ''])
    expect(disabledFeatures).toContain('MediaRouter')
  })
})
