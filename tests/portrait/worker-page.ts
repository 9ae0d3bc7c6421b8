/** A page in a real Chromium that holds nothing but the face worker: pictures go in as bytes, numbers come out. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { findChromium } from '../../src-main/shell/chromium/find-chromium.ts'
import type { FaceAnswer, FaceRequest, Look } from '../../src-renderer/features/portrait/worker/messages.ts'
import { root } from '../practice/root.ts'
import { servePages } from './serve-pages.ts'

export interface WorkerPage {
  readonly page: Page
  readonly browser: Browser
  /** What loading and warming took, ms. */
  readonly warmMs: number
  look(picture: Picture, depth?: Look['depth']): Promise<Look>
  close(): Promise<void>
}

/** RGBA pixels or an encoded picture. */
export interface Picture {
  readonly base64: string
  readonly mime: string
}

declare global {
  /** Only in the page of these tests. */
  var faceWorker: {
    ask(request: FaceRequest): Promise<FaceAnswer>
    look(picture: Picture, depth: Look['depth']): Promise<FaceAnswer>
  }
}

const workerFile = () => {
  const name = readdirSync(join(root, 'dist/renderer/assets')).find((one) => /^face-worker.*\.js$/.test(one))
  if (name === undefined) throw new Error('the pages are not built: no face worker')
  return `/assets/${name}`
}

function installWorker(file: string): void {
  const worker = new Worker(file, { type: 'module' })
  const ask = (request: FaceRequest) =>
    new Promise<FaceAnswer>((answered) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FaceAnswer>) => answered(data), {
        once: true,
      })
      worker.postMessage(request, request.kind === 'look' ? [request.frame] : [])
    })
  globalThis.faceWorker = {
    ask,
    async look({ base64, mime }, depth) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.codePointAt(0) ?? 0)
      return ask({ kind: 'look', depth, frame: await createImageBitmap(new Blob([bytes], { type: mime })) })
    },
  }
}

/** `args` are more switches for Chromium, such as a camera. */
export async function openWorkerPage(args: readonly string[] = []): Promise<WorkerPage> {
  const served = await servePages()
  const browser = await chromium.launch({
    executablePath: await findChromium(process.env),
    args: ['--no-sandbox', '--disable-gpu', ...args],
  })
  const page = await browser.newPage()
  await page.goto(served.url)
  await page.evaluate(installWorker, workerFile())
  const began = performance.now()
  const warm = await page.evaluate(() => globalThis.faceWorker.ask({ kind: 'warm' }))
  if (warm.kind !== 'warm') throw new Error(`the worker did not start: ${JSON.stringify(warm)}`)
  return {
    page,
    browser,
    warmMs: performance.now() - began,
    async look(picture, depth = 'full') {
      const answer = await page.evaluate(([p, d]) => globalThis.faceWorker.look(p, d), [
        picture,
        depth,
      ] as const)
      if (answer.kind !== 'look') throw new Error(`no look: ${JSON.stringify(answer)}`)
      return answer.look
    },
    async close() {
      await browser.close()
      served.close()
    },
  }
}
