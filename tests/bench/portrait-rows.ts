/** The portrait: the face worker in a real Chromium without a GPU, fed by a camera that plays the rendered head. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { writeCameraClip } from '../fixtures/camera-clip.ts'
import { openWorkerPage, type WorkerPage } from '../portrait/worker-page.ts'
import { cameraArgs } from '../practice/counter.ts'
import { quantile } from './measure.ts'

export interface PortraitFigure {
  readonly work: string
  readonly figure: string
  readonly wanted: string
}

const CAPTURES = 200

/** Runs in the page: the camera, watched as the step watches it, for so many seconds. */
async function watchCamera(seconds: number) {
  const began = performance.now()
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } })
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  document.body.append(video)
  await video.play()
  let frames = 0
  const count = () => {
    frames += 1
    video.requestVideoFrameCallback(count)
  }
  video.requestVideoFrameCallback(count)
  const times = { quick: [] as number[], full: [] as number[] }
  let firstMs = 0
  let fullAt = 0
  while (performance.now() - began < seconds * 1000) {
    const at = performance.now()
    const depth = at - fullAt >= 400 ? 'full' : 'quick'
    if (depth === 'full') fullAt = at
    const frame = await createImageBitmap(video)
    const answer = await globalThis.faceWorker.ask({ kind: 'look', depth, frame })
    if (answer.kind === 'look' && answer.look.values.faces === 1) times[depth].push(performance.now() - at)
    firstMs ||= performance.now() - began
    await new Promise((done) => setTimeout(done, Math.max(4, 66 - (performance.now() - at))))
  }
  const watchedS = (performance.now() - began) / 1000
  return {
    times,
    firstMs,
    framesPerS: frames / watchedS,
    rate: stream.getVideoTracks()[0]?.getSettings().frameRate ?? 0,
    watchedS,
  }
}

/** Runs in the page: shots as the step takes them, a canvas each, checked in full. */
async function takeShots(count: number) {
  const video = document.querySelector('video')!
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const at = performance.now()
    const canvas = document.createElement('canvas')
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    await globalThis.faceWorker.ask({ kind: 'look', depth: 'shot', frame: await createImageBitmap(canvas) })
    canvas.width = 0
    canvas.height = 0
    times.push(performance.now() - at)
  }
  return times
}

/**
 * Memory that the pages' process alone holds, MiB: pages that it shares with others, such as the program's own file, come and go
 * with the system. Null where the system does not tell.
 */
async function privateMib(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  try {
    const held = pids.map((pid) => {
      const [, kib] = /^Private_Dirty: +(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
      return Number(kib) / 1024
    })
    return Math.max(...held)
  } catch {
    return null
  }
}

const SETTLE_READINGS = 10

/**
 * What is kept once everything that nobody holds has been collected, in the page and in its worker, MiB. A busy machine gives
 * memory back late, so the least of several readings counts.
 */
async function keptMib({ page, browser }: WorkerPage): Promise<number | null> {
  const session = await page.context().newCDPSession(page)
  const readings: number[] = []
  for (let i = 0; i < SETTLE_READINGS; i++) {
    await session.send('HeapProfiler.collectGarbage')
    await Promise.all(page.workers().map((worker) => worker.evaluate(() => globalThis.gc?.())))
    await session.send('Memory.simulatePressureNotification', { level: 'critical' })
    await new Promise((done) => setTimeout(done, 500))
    const reading = await privateMib(browser)
    if (reading !== null) readings.push(reading)
  }
  await session.detach()
  return readings.length === 0 ? null : Math.min(...readings)
}

const ms = (values: readonly number[], share: number) => `${quantile(values, share).toFixed(0)} ms`

async function figuresOf(worker: WorkerPage): Promise<PortraitFigure[]> {
  const { times, firstMs, framesPerS, rate, watchedS } = await worker.page.evaluate(watchCamera, 12)
  const perSecond = (looks: number) => `${(looks / watchedS).toFixed(1)} a second`
  await worker.page.evaluate(takeShots, 20)
  const before = await keptMib(worker)
  const shots = await worker.page.evaluate(takeShots, CAPTURES)
  const after = await keptMib(worker)
  const grown = before === null || after === null ? 'not known here' : `${(after - before).toFixed(1)} MiB`
  const both = [...times.quick, ...times.full]
  return [
    {
      work: 'loading and warming the models, during look-up',
      figure: `${worker.warmMs.toFixed(0)} ms`,
      wanted: '–',
    },
    {
      work: 'opening the camera to the first word',
      figure: `${firstMs.toFixed(0)} ms`,
      wanted: 'within 2000 ms',
    },
    {
      work: 'box, pose, sharpness at 1280x720',
      figure: `${perSecond(both.length)}, ${ms(times.quick, 0.5)} each`,
      wanted: '10 a second',
    },
    {
      work: 'every other measure',
      figure: `${perSecond(times.full.length)}, ${ms(times.full, 0.5)} each`,
      wanted: '2 a second',
    },
    {
      work: 'preview meanwhile',
      figure: `${framesPerS.toFixed(1)} frames a second`,
      wanted: `the camera’s ${rate.toFixed(0)}`,
    },
    {
      work: 'full check of a shot, median and 95 %',
      figure: `${ms(shots, 0.5)}, ${ms(shots, 0.95)}`,
      wanted: 'under 600 ms',
    },
    {
      work: `private memory grown over ${CAPTURES} captures, after collecting`,
      figure: grown,
      wanted: 'under 30 MiB',
    },
  ]
}

export async function timePortrait(folder: string): Promise<PortraitFigure[]> {
  const clip = join(folder, 'head.y4m')
  writeCameraClip(clip)
  const worker = await openWorkerPage([...cameraArgs(clip), '--js-flags=--expose-gc'])
  try {
    return await figuresOf(worker)
  } finally {
    await worker.close()
  }
}
