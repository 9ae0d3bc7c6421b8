/**
 * A whole counter for practice: registry, cable, station and its pages, ready to be driven. The Chromium shell
 * is attached to by its debugging port beside its own pipe; Electron is launched by Playwright.
 */
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, chromium, type Page } from '@playwright/test'
import { originOf, type WindowId } from '../../src-main/contract/windows.ts'
import { writeCameraClip } from '../fixtures/camera-clip.ts'
import { layCable, type Cable } from './cable.ts'
import {
  startRegistry,
  startStation,
  stationArgs,
  stationReady,
  type RegistryOptions,
  type StationOptions,
  type StationReady,
} from './processes.ts'
import { root } from './root.ts'

export interface Registry {
  /** Its state on disk. */
  readonly dir: string
  readonly cable: Cable
  readonly practice: { url: string; caPem: string; code: string }
  /** The process that runs now. */
  process(): ChildProcess
  /** Starts it again on the same state, after it was ended or killed; `change` makes it misbehave. */
  restart(change?: Partial<RegistryOptions>): Promise<void>
  close(): Promise<void>
}

const portOf = (url: string) => Number(new URL(url).port)

/** The station remembers its registry's address, so the cable keeps its port from one start to the next. */
function lastPort(dir: string): number {
  const file = join(dir, 'cable-port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
}

/** A registry at the end of a cable. */
export async function openRegistry(options: RegistryOptions): Promise<Registry> {
  const { dir } = options
  let running = await startRegistry(options)
  const { url, ca, code } = running.ready
  const cable = await layCable(portOf(url), lastPort(dir))
  writeFileSync(join(dir, 'cable-port'), String(cable.port))
  return {
    dir,
    cable,
    practice: { url: `https://127.0.0.1:${cable.port}`, caPem: readFileSync(ca, 'utf8'), code },
    process: () => running.process,
    async restart(change = {}) {
      await running.stop()
      running = await startRegistry({ ...options, ...change })
      cable.plugInto(portOf(running.ready.url))
    },
    async close() {
      await cable.close()
      await running.stop()
    },
  }
}

export interface Counter {
  readonly process: ChildProcess
  readonly ready: StationReady
  page(window: WindowId): Promise<Page>
  /** Ends the station as closing its window does. */
  close(): Promise<void>
}

export interface CounterOptions {
  readonly profile: string
  readonly practice: Registry['practice']
  /** A clip for the camera; made from the rendered head where none is given. null leaves the counter without camera. */
  readonly camera?: string | null
  /** Electron's binary; without it the station runs in Chromium. */
  readonly electron?: string | null
  readonly tmp?: string
  /** In Chromium without a screen of the machine's own. */
  readonly hasOneScreen?: boolean
}

export function cameraArgs(clip: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${clip}`,
  ]
}

/** The rendered head, written once beside the profiles that use it. */
export function cameraClip(dir: string): string {
  const clip = join(dir, 'rendered-head.y4m')
  mkdirSync(dir, { recursive: true })
  if (!existsSync(clip)) writeCameraClip(clip)
  return clip
}

async function debuggingPort(profile: string): Promise<number> {
  const file = join(profile, 'chromium', 'DevToolsActivePort')
  for (let waited = 0; waited < 10_000; waited += 100) {
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    if (port > 0) return port
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Chromium wrote no debugging port')
}

/** Waits until a page of the window's origin is among `pages`. */
async function pageOf(pages: () => Page[], window: WindowId): Promise<Page> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    const page = pages().find((one) => one.url().startsWith(`${originOf[window]}/`))
    if (page) return page
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the ${window} window did not open`)
}

/** Attached beside the shell's own pipe. Playwright gives up a page that crashed once, so it is attached anew then. */
async function inChromium(options: StationOptions): Promise<Counter> {
  const devArgs = ['--remote-debugging-port=0', ...(options.devArgs ?? [])]
  const station = await startStation({ ...options, devArgs })
  const port = await debuggingPort(options.profile)
  const attach = () => chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const crashed = new WeakSet<Page>()
  let browser = await attach()

  const pages = () => browser.contexts().flatMap((context) => context.pages())
  return {
    process: station.process,
    ready: station.ready,
    async page(window) {
      const page = await pageOf(pages, window)
      if (!crashed.has(page)) {
        page.once('crash', () => crashed.add(page))
        return page
      }
      await browser.close()
      browser = await attach()
      return pageOf(pages, window)
    },
    async close() {
      await browser.close().catch(() => undefined)
      await station.stop()
    },
  }
}

async function inElectron(options: StationOptions, executablePath: string): Promise<Counter> {
  const app = await _electron.launch({ executablePath, args: [root, ...stationArgs(options)] })
  const child = app.process()
  const { stdout } = child
  if (!stdout) throw new Error('Electron has no output to be read')
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: stdout }).once('line', resolve),
  )
  return {
    process: child,
    ready: stationReady.parse(JSON.parse(line)),
    page: (window) => pageOf(() => app.windows(), window),
    close: () => app.close(),
  }
}

/** A laptop's only screen; of two switches of a name Chromium takes the later. */
const laptop = '--screen-info={1366x768}'

export function openCounter({
  camera,
  electron,
  hasOneScreen = false,
  ...rest
}: CounterOptions): Promise<Counter> {
  const clip = camera === undefined ? cameraClip(join(rest.profile, '..')) : camera
  const devArgs = [...(clip === null ? [] : cameraArgs(clip)), ...(hasOneScreen ? [laptop] : [])]
  const options: StationOptions = { ...rest, devArgs }
  return electron ? inElectron(options, electron) : inChromium(options)
}
