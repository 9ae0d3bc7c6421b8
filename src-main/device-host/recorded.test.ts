import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createOcdpDriver } from '../drivers/ocdp/driver.ts'
import { createOcdpSimulator } from '../drivers/ocdp/simulator.ts'
import { createLoopback } from '../transports/loopback.ts'
import { readRecording } from '../transports/recording/format.ts'
import { recorded } from './recorded.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-recorded-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Grey 0x5a all over: four of them are nowhere in what is not the picture. */
const grey = { width: 256, height: 256, pixels: new Uint8Array(256 * 256).fill(0x5a) }
const inPicture = '5a5a5a5a'

async function captureInto(path: string, environment: Record<string, string> = {}) {
  const loopback = createLoopback()
  loopback.plug(createOcdpSimulator({ serial: 'S-1', draw: async () => grey, settleMs: 20 }))
  const driver = createOcdpDriver()
  const transport = recorded(loopback, [driver], { STATION_RECORD: path, ...environment })
  const [info] = await transport.list()
  const link = await transport.open(info!.path)
  if (link?.speaks !== 'reports') throw new Error('no link')
  const opened = await driver.open(link, 'ocdp:S-1', new AbortController().signal)
  if (!opened.ok) throw new Error(opened.error.code)
  const taken = await opened.value.capture(
    { slot: 'left-four', onPreview: () => undefined },
    new AbortController().signal,
  )
  expect(taken.ok).toBe(true)
  await sleep(50)
}

it('leaves out the picture, and keeps all that it was asked and answered', async () => {
  const path = join(folder, 'one.jsonl')
  await captureInto(path)
  const text = await readFile(path, 'utf8')
  expect(text).not.toContain(inPicture)
  const read = readRecording(text)
  if (!read.ok) throw new Error(`line ${read.error.line}`)
  const what = new Set(read.value.map((entry) => entry.what))
  expect([...what]).toEqual(expect.arrayContaining(['open', 'get', 'got', 'write', 'done', 'report']))
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

it('keeps the picture where that was asked for', async () => {
  const path = join(folder, 'whole.jsonl')
  await captureInto(path, { STATION_RECORD_ALL: '1' })
  expect(await readFile(path, 'utf8')).toContain(inPicture)
})

it('does not write over a file, and captures all the same', async () => {
  const path = join(folder, 'twice.jsonl')
  await captureInto(path)
  const before = await readFile(path, 'utf8')
  await captureInto(path)
  expect(await readFile(path, 'utf8')).toBe(before)
})

it('records nothing where nobody asked', () => {
  const loopback = createLoopback()
  expect(recorded(loopback, [], {})).toBe(loopback)
})
