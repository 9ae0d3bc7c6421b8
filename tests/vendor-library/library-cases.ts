/** The conformance suite for devices behind a library, in the helper process with the sample library. */
import { strict as assert } from 'node:assert'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConformanceCase, FaultName } from '../conformance/case.ts'
import { firstPreview, setDesk, take, until, valueOf, type Desk, type DeskOptions } from './desk.ts'
import {
  expectError,
  expectGood,
  isListedEmpty,
  isParked,
  refusedAtOpen,
  scannerAgain,
  spoils,
  timesOut,
  unplugsAt,
  type Play,
} from './steps.ts'

/** Of the suite's list, what cannot happen between a library and its helper. */
export const notApplicable: Partial<Record<FaultName, string>> = {
  loss: 'frames go through a pipe of the system, which loses nothing',
  duplication: 'a pipe repeats nothing; a result given twice is under `wrong nonce`',
  reordering: 'a pipe keeps the order',
}

const crashLoop = isParked('devices/vendor-failed', 'ended 5 times')

const cases: readonly (readonly [FaultName, Play, DeskOptions?])[] = [
  ['happy path', everySlotAndBothEyes],
  ['happy path', printsToStandardOutput, { fault: 'chatty' }],
  ['unplug at every step', neverListed, { fault: 'unplug-at-list' }],
  ['unplug at every step', unplugsAtOpen],
  ['unplug at every step', unplugsAt('start')],
  ['unplug at every step', unplugsAt('preview')],
  ['unplug at every step', unplugsAt('result')],
  ['replug, same serial', replugs('SAMPLE-0001')],
  ['replug, other serial', replugs('SAMPLE-0002')],
  ['stall', crashesInCapture],
  ['stall', crashLoop, { fault: 'crash-in-list' }],
  ['stall', crashLoop, { fault: 'hang-in-list', times: { listMs: 400 } }],
  ['stall', refusedAtOpen('devices/unplugged'), { fault: 'hang-in-open', times: { openMs: 400 } }],
  ['stall', timesOut('freeze', 800)],
  ['corruption', spoils('wrong-position')],
  ['corruption', spoils('wrong-ppi')],
  ['corruption', spoils('nonsense')],
  ['corruption', readsGarbage, { fault: 'garbage-text' }],
  ['corruption', refusedAtOpen('devices/garbled'), { fault: 'garbage-serial' }],
  ['corruption', refusedAtOpen('devices/garbled'), { fault: 'no-serial' }],
  ['oversize', spoils('oversize')],
  ['oversize', spoils('wrong-size')],
  ['oversize', spoils('flood')],
  ['oversize', refusedAtOpen('devices/garbled'), { fault: 'huge-promise' }],
  ['oversize', crashLoop, { fault: 'endless-list' }],
  ['wrong length', spoils('short-pixels')],
  ['wrong length', spoils('short-rows')],
  ['wrong length', spoils('no-result')],
  ['late answer', ignoresTheLastCapture],
  ['wrong nonce', spoils('two-results')],
  ['wrong nonce', refusedAtOpen('devices/garbled'), { fault: 'other-serial-inside' }],
  ['two openers', refusedAtOpen('devices/busy'), { fault: 'in-use' }],
  ['cancel', isCancelled],
  ['cancel', killsWhatHeedsNoCancel],
  ['double open', isOpenOnce],
  ['double open', capturesOnce],
  ['timeout', timesOut('nobody', 300)],
  ['timeout', killsWhatHeedsNoTime, { times: { captureGraceMs: 300 } }],
  ['close twice', closesTwice],
  ['too old', isParked('devices/too-old', '0.9'), { fault: 'too-old' }],
  ['too old', isParked('devices/too-old', '0.0'), { fault: 'no-table' }],
  ['too old', isParked('devices/vendor-failed', 'too short'), { fault: 'short-table' }],
  ['too old', isParked('devices/vendor-failed', 'missing'), { fault: 'no-close' }],
]

export const libraryCases: readonly ConformanceCase[] = cases.map(([fault, play, options]) => ({
  driver: 'vendor-library',
  backend: 'helper',
  fault,
  run: async () => {
    const desk = setDesk(options)
    try {
      await play(desk)
    } finally {
      desk.close()
    }
  },
}))

async function everySlotAndBothEyes(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  assert.deepEqual([scanner.model, scanner.firmware, scanner.simulated], ['Sample Ten-Print', '1.0', true])
  const seen = new Set<string>()
  for (const slot of ['right-four', 'left-four', 'thumbs', 'rolled-1', 'rolled-10'] as const) {
    const pixels = await expectGood(scanner, slot)
    assert.ok(new Set(pixels).size > 100, 'a blank image')
    seen.add(Buffer.from(pixels).toString('latin1'))
  }
  assert.equal(seen.size, 5)
  const camera = await desk.camera()
  const request = { eyes: ['left', 'right'], onPreview: () => undefined } as const
  const images = valueOf(await camera.captureIris(request, AbortSignal.timeout(20_000)))
  assert.deepEqual(
    images.map(({ eye, width, height }) => `${eye} ${width}x${height}`),
    ['left 640x480', 'right 640x480'],
  )
  assert.notDeepEqual(images[0]?.pixels, images[1]?.pixels)
}

async function printsToStandardOutput(desk: Desk): Promise<void> {
  await expectGood(await desk.scanner(), 'rolled-9')
}

async function neverListed({ transport }: Desk): Promise<void> {
  await sleep(300)
  assert.deepEqual(await transport.list(), [])
}

async function unplugsAtOpen(desk: Desk): Promise<void> {
  await desk.info('fingerprint')
  desk.play('unplug-at-open')
  await expectError(desk.openScanner(), 'devices/unplugged')
}

function replugs(serial: string): Play {
  return async (desk) => {
    const scanner = await desk.scanner()
    const { done, previews } = take(scanner, 'right-four')
    await firstPreview(previews)
    desk.play('unplugged')
    await expectError(done, 'devices/unplugged')
    await isListedEmpty(desk)
    desk.play('none', serial)
    const again = await desk.scanner()
    assert.equal((await desk.info('fingerprint')).serial, `sample:${serial}`)
    await expectGood(again, 'right-four')
    await expectError(take(scanner, 'right-four').done, 'devices/unplugged')
  }
}

async function crashesInCapture(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const pids = desk.transport.pids()
  desk.play('crash-in-capture')
  await expectError(take(scanner, 'thumbs').done, 'devices/unplugged')
  desk.play('none')
  await expectGood(await scannerAgain(desk), 'thumbs')
  assert.notDeepEqual(desk.transport.pids(), pids)
}

async function readsGarbage(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  assert.equal(scanner.model + scanner.firmware + (await desk.info('fingerprint')).product, '')
  await expectGood(scanner, 'rolled-1')
}

/** An image of the capture before, given in the next one: it must never answer it. */
async function ignoresTheLastCapture(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const one = await expectGood(scanner, 'rolled-1')
  desk.play('late-image')
  assert.deepEqual(await expectGood(scanner, 'rolled-1'), one)
  assert.notDeepEqual(await expectGood(scanner, 'rolled-2'), one)
}

async function isCancelled(desk: Desk): Promise<void> {
  desk.play('nobody')
  const scanner = await desk.scanner()
  const pids = desk.transport.pids()
  // Also just as it begins, when the library does not yet know of it.
  for (const waitMs of [0, 1, 60]) {
    const abort = new AbortController()
    const { done } = take(scanner, 'thumbs', abort.signal)
    await sleep(waitMs)
    abort.abort()
    await expectError(done, 'devices/cancelled')
  }
  await expectError(take(scanner, 'thumbs', AbortSignal.abort()).done, 'devices/cancelled')
  desk.play('none')
  await expectGood(scanner, 'thumbs')
  assert.deepEqual(desk.transport.pids(), pids, 'nothing was killed')
}

async function killsWhatHeedsNoCancel(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const [pid] = desk.transport.pids()
  desk.play('hang-in-capture')
  const abort = new AbortController()
  const { done } = take(scanner, 'thumbs', abort.signal)
  await sleep(50)
  abort.abort()
  await expectError(done, 'devices/cancelled')
  await until(async () => (desk.transport.pids()[0] === pid ? undefined : true))
  desk.play('none')
  await expectGood(await scannerAgain(desk), 'thumbs')
}

async function killsWhatHeedsNoTime(desk: Desk): Promise<void> {
  const scanner = await desk.scanner(1)
  desk.play('hang-in-capture')
  await expectError(take(scanner, 'rolled-6').done, 'devices/unplugged')
}

async function isOpenOnce(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const other = await desk.transport.open((await desk.info('fingerprint')).path)
  const refused = await other?.open(AbortSignal.timeout(5_000))
  assert.deepEqual(refused, { ok: false, error: { why: 'busy', detail: 'open already' } })
  // Who was refused has nothing to close.
  other?.close()
  await expectError(desk.openScanner(), 'devices/busy')
  await expectGood(scanner, 'rolled-3')
  scanner.close()
  await expectGood(await desk.scanner(), 'rolled-3')
}

async function capturesOnce(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const { done } = take(scanner, 'rolled-4')
  await expectError(take(scanner, 'rolled-5').done, 'devices/busy')
  valueOf(await done)
}

async function closesTwice(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  scanner.close()
  scanner.close()
  await expectError(take(scanner, 'rolled-7').done, 'devices/unplugged')
  await expectGood(await desk.scanner(), 'rolled-7')
}
