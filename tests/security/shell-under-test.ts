/** A real headless Chromium with a page of the test's own, for the tests of this shell only. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WindowId } from '../../src-main/contract/windows.ts'
import type { Asset, ExitReason, Wire } from '../../src-main/shell/shell.ts'
import {
  createChromiumShell,
  type ChromiumShell,
} from '../../src-main/shell/chromium/create-chromium-shell.ts'

interface Call {
  readonly window: WindowId
  readonly name: string
  readonly payload: Wire
}

export interface ShellUnderTest {
  readonly shell: ChromiumShell
  readonly profileDir: string
  /** Every path that was asked of the asset source, as `window path`. */
  readonly asked: string[]
  readonly loads: WindowId[]
  readonly exits: ExitReason[]
  /** The next call of that name that no `next` has yet taken. */
  readonly next: (name: string) => Promise<Call>
  /** Ends the browser and, unless the profile is wanted again, deletes it. */
  readonly end: (keepProfile?: boolean) => Promise<void>
}

export interface PageUnderTest {
  /** Source of the page's only script, the same in every window. Calls named `echo` are answered with their payload. */
  readonly script: string
  readonly files?: Record<string, Asset>
  readonly profileDir?: string
  readonly devArgs?: readonly string[]
}

const html =
  '<!doctype html><meta charset="utf-8"><title>test</title><script src="/test.js"></script><body></body>'
const text = (content: string, mime: string): Asset => ({ bytes: new TextEncoder().encode(content), mime })

export async function startShellUnderTest(page: PageUnderTest): Promise<ShellUnderTest> {
  const profileDir = page.profileDir ?? (await mkdtemp(join(tmpdir(), 'tram-shell-')))
  const shell = createChromiumShell({ env: process.env, headless: true })
  const files: Record<string, Asset> = {
    '/': text(html, 'text/html'),
    '/test.js': text(page.script, 'text/javascript'),
    ...page.files,
  }
  const calls: Call[] = []
  const asked: string[] = []
  const loads: WindowId[] = []
  const exits: ExitReason[] = []
  shell.handle(async (window, name, payload) => {
    if (name === 'echo') return payload
    calls.push({ window, name, payload })
    return null
  })
  shell.onWindowLoaded((window) => void loads.push(window))
  shell.onExit((reason) => void exits.push(reason))
  const assets = async (window: WindowId, path: string) => {
    asked.push(`${window} ${path}`)
    return files[path] ?? null
  }
  await shell.start({ profileDir, assets, devArgs: page.devArgs ?? [] })
  return {
    shell,
    profileDir,
    asked,
    loads,
    exits,
    next: (name) => until(() => take(calls, name)),
    end: async (keepProfile = false) => {
      await shell.close()
      if (!keepProfile) await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function take(calls: Call[], name: string): Call | null {
  const index = calls.findIndex((call) => call.name === name)
  return index === -1 ? null : (calls.splice(index, 1)[0] ?? null)
}

/** Polls until there is a value; the test's own time limit ends a wait that never does. */
export async function until<T>(find: () => T | null | Promise<T | null>, timeoutMs = 15_000): Promise<T> {
  for (const start = performance.now(); performance.now() - start < timeoutMs; await sleep(20)) {
    const value = await find()
    if (value !== null) return value
  }
  throw new Error(`not within ${timeoutMs} ms`)
}

/** Address of the debugging port of a browser that was started with `--remote-debugging-port=0`. */
export async function debuggingAddress(profileDir: string): Promise<string> {
  const file = join(profileDir, 'chromium', 'DevToolsActivePort')
  const port = await until(async () => (await readFile(file, 'utf8').catch(() => '')).split('\n')[0] || null)
  return `http://127.0.0.1:${port}`
}
