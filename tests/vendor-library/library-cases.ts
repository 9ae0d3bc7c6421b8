/** The conformance suite for devices behind a library, in the helper process with the sample library. */
import { strict as assert } from 'node:assert'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaptureSlot } from '../../src-main/contract/records/policy-pack.ts'
import type { FingerprintScanner } from '../../src-main/drivers/driver.ts'
import { createVendorScannerDriver } from '../../src-main/drivers/vendor-library/scanner-driver.ts'
import type { ConformanceCase, FaultName } from '../conformance/case.ts'
import { firstPreview, setDesk, take, until, valueOf, type Desk, type DeskOptions } from './desk.ts'

/** Of the suite's list, what cannot happen between a library and its helper. */
export const notApplicable: Partial<Record<FaultName, string>> = {
  loss: 'frames go through a pipe of the system, which loses nothing',
  duplication: 'a pipe repeats nothing; a result given twice is under `wrong nonce`',
  reordering: 'a pipe keeps the order',
}

type Case = readonly [FaultName, DeskOptions, (desk: Desk) => Promise<void>]

/** What ends in a typed error, and after which the next capture is good again. */
const spoils = (fault: string, code: string): Case[2] => {
  return async (desk) => {
    const scanner = await desk.scanner()
    await expectGood(scanner, 'rolled-2')
    desk.play(fault)
    await expectError(take(scanner, 'thumbs').done, code)
    desk.play('none')
    await expectGood(scanner, 'thumbs')
  }
}
const refusedAtOpen = (code: string): Case[2] => {
  return async (desk) => expectError(desk.openScanner(), code)
}

const unpluggedAt = (step: 'start' | 'preview' | 'result'): Case => [
  'unplug at every step',
  {},
  async (desk) => {
    const scanner = await desk.scanner()
    const before = await desk.info('fingerprint')
    desk.play(`unplug-at-${step}`)
    await expectError(take(scanner, 'left-four').done, 'devices/unplugged')
    await until(async () => ((await desk.transport.list()).length === 0 ? true : undefined))
    desk.play('none')
    const again = await desk.scanner()
    assert.notEqual((await desk.info('fingerprint')).path, before.path)
    await expectGood(again, 'left-four')
  },
]

const cases: readonly Case[] = [
  ['happy path', {}, everySlotAndBothEyes],
  [
    'unplug at every step',
    { fault: 'unplug-at-list' },
    async ({ transport }) => {
      await sleep(300)
      assert.deepEqual(await transport.list(), [])
    },
  ],
  [
    'unplug at every step',
    {},
    async (desk) => {
      await desk.info('fingerprint')
      desk.play('unplug-at-open')
      await expectError(desk.openScanner(), 'devices/unplugged')
    },
  ],
  unpluggedAt('start'),
  unpluggedAt('preview'),
  unpluggedAt('result'),
  ['replug, same serial', {}, replug('SAMPLE-0001')],
  ['replug, other serial', {}, replug('SAMPLE-0002')],
  ['stall', {}, crashes],
  ['stall', { fault: 'hang-in-list', times: { listMs: 400 } }, endsParked],
  ['stall', { fault: 'crash-in-list' }, endsParked],
  ['stall', { fault: 'hang-in-open', times: { openMs: 400 } }, refusedAtOpen('devices/unplugged')],
  [
    'stall',
    {},
    async (desk) => {
      const scanner = await desk.scanner(1_500)
      desk.play('freeze')
      const { done, previews } = take(scanner, 'rolled-8')
      await expectError(done, 'devices/timeout')
      assert.ok(previews.length > 3)
      desk.play('none')
      await expectGood(await freshScanner(scanner, desk), 'rolled-8')
    },
  ],
  ['corruption', {}, spoils('wrong-position', 'devices/garbled')],
  ['corruption', {}, spoils('wrong-ppi', 'devices/garbled')],
  ['corruption', {}, spoils('nonsense', 'devices/garbled')],
  [
    'corruption',
    { fault: 'garbage-text' },
    async (desk) => {
      const scanner = await desk.scanner()
      assert.equal(scanner.model, 'Sample Ten-Print')
      assert.match((await desk.info('fingerprint')).product, /^[^\p{C}\uFFFD]*$/u)
      await expectGood(scanner, 'rolled-1')
    },
  ],
  [
    'corruption',
    { fault: 'garbage-serial' },
    async ({ transport }) => {
      const [first] = await until(async () => nonEmpty(await transport.list()))
      assert.equal(first?.serial, 'sample:')
    },
  ],
  ['oversize', {}, spoils('oversize', 'devices/garbled')],
  ['oversize', {}, spoils('wrong-size', 'devices/garbled')],
  [
    'corruption',
    { fault: 'chatty' },
    async (desk) => void (await expectGood(await desk.scanner(), 'rolled-9')),
  ],
  [
    'corruption',
    { fault: 'no-serial' },
    async (desk) => {
      await expectError(desk.openScanner(), 'devices/garbled')
    },
  ],
  ['oversize', { fault: 'huge-promise' }, refusedAtOpen('devices/garbled')],
  ['oversize', { fault: 'endless-list' }, endsParked],
  [
    'oversize',
    {},
    async (desk) => {
      const scanner = await desk.scanner()
      desk.play('flood')
      await expectError(take(scanner, 'thumbs').done, 'devices/garbled')
      desk.play('none')
      await expectGood(await desk.scanner(), 'thumbs')
    },
  ],
  ['wrong length', {}, spoils('short-pixels', 'devices/garbled')],
  ['wrong length', {}, spoils('short-rows', 'devices/garbled')],
  ['wrong length', {}, spoils('no-result', 'devices/garbled')],
  ['late answer', {}, lateImage],
  ['wrong nonce', {}, spoils('two-results', 'devices/garbled')],
  ['two openers', { fault: 'in-use' }, refusedAtOpen('devices/busy')],
  ['cancel', {}, cancelled],
  ['cancel', {}, cancelIgnored],
  [
    'double open',
    {},
    async (desk) => {
      const scanner = await desk.scanner()
      await expectError(desk.openScanner(), 'devices/busy')
      await expectGood(scanner, 'rolled-3')
      scanner.close()
      await expectGood(await desk.scanner(), 'rolled-3')
    },
  ],
  [
    'double open',
    {},
    async (desk) => {
      const scanner = await desk.scanner()
      const { done } = take(scanner, 'rolled-4')
      await expectError(take(scanner, 'rolled-5').done, 'devices/busy')
      valueOf(await done)
    },
  ],
  [
    'timeout',
    { fault: 'nobody' },
    async (desk) => {
      const scanner = await desk.scanner(300)
      await expectError(take(scanner, 'rolled-6').done, 'devices/timeout')
      desk.play('none')
      await expectGood(await freshScanner(scanner, desk), 'rolled-6')
    },
  ],
  [
    'timeout',
    { fault: 'deaf', times: { captureGraceMs: 300 } },
    async (desk) => {
      const scanner = await desk.scanner(1)
      desk.play('hang-in-capture')
      await expectError(take(scanner, 'rolled-6').done, 'devices/unplugged')
    },
  ],
  [
    'close twice',
    {},
    async (desk) => {
      const scanner = await desk.scanner()
      scanner.close()
      scanner.close()
      await expectError(take(scanner, 'rolled-7').done, 'devices/unplugged')
      await expectGood(await desk.scanner(), 'rolled-7')
    },
  ],
  ['too old', { fault: 'too-old' }, problem('devices/too-old', '0.9')],
  ['too old', { fault: 'no-table' }, problem('devices/too-old', '0.0')],
  ['too old', { fault: 'short-table' }, problem('devices/vendor-failed', 'too short')],
  ['too old', { fault: 'no-close' }, problem('devices/vendor-failed', 'missing')],
]

export const libraryCases: readonly ConformanceCase[] = cases.map(([fault, options, play]) => ({
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

const nonEmpty = <T>(list: T[]) => (list.length === 0 ? undefined : list)

async function expectError(
  result: Promise<{ ok: boolean; error?: { code: string } }>,
  code: string,
): Promise<void> {
  const got = await result
  assert.deepEqual([got.ok, got.error?.code], [false, code])
}

/** Of the sizes that the sample draws, with its previews. */
async function expectGood(scanner: FingerprintScanner, slot: CaptureSlot): Promise<Uint8Array> {
  const { done, previews } = take(scanner, slot)
  const { width, height, ppi, pixels } = valueOf(await done)
  const sizes = slot === 'thumbs' ? [1000, 1000] : slot.startsWith('rolled') ? [800, 750] : [1600, 1500]
  assert.deepEqual([width, height, ppi, pixels.length], [...sizes, 500, width * height])
  assert.ok(previews.length > 0)
  assert.equal(previews[0]?.width, width / 4)
  return pixels
}

/** The same device with the usual patience. */
async function freshScanner(scanner: FingerprintScanner, desk: Desk): Promise<FingerprintScanner> {
  scanner.close()
  return desk.scanner()
}

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
  const images = valueOf(
    await camera.captureIris(
      { eyes: ['left', 'right'], onPreview: () => undefined },
      AbortSignal.timeout(20_000),
    ),
  )
  assert.deepEqual(
    images.map(({ eye, width, height }) => [eye, width, height]),
    [
      ['left', 640, 480],
      ['right', 640, 480],
    ],
  )
  assert.notDeepEqual(images[0]?.pixels, images[1]?.pixels)
}

function replug(serial: string): Case[2] {
  return async (desk) => {
    const scanner = await desk.scanner()
    const { done, previews } = take(scanner, 'right-four')
    await firstPreview(previews)
    desk.play('unplugged')
    await expectError(done, 'devices/unplugged')
    await until(async () => ((await desk.transport.list()).length === 0 ? true : undefined))
    desk.play('none', serial)
    const again = await desk.scanner()
    assert.equal((await desk.info('fingerprint')).serial, `sample:${serial}`)
    await expectGood(again, 'right-four')
    await expectError(take(scanner, 'right-four').done, 'devices/unplugged')
  }
}

/** A library that crashes takes its helper with it and nothing else. */
async function crashes(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const pid = desk.transport.pids()[0]
  desk.play('crash-in-capture')
  await expectError(take(scanner, 'thumbs').done, 'devices/unplugged')
  desk.play('none')
  await expectGood(await scannerAgain(desk), 'thumbs')
  assert.notEqual(desk.transport.pids()[0], pid)
}

/** The helper with the library in it is killed meanwhile and another one started. */
async function scannerAgain(desk: Desk): Promise<FingerprintScanner> {
  return until(async () => {
    const opened = await desk.openScanner()
    return opened.ok ? opened.value : undefined
  })
}

/** Listed as one device that fails, with the reason, and no helper left. */
async function endsParked(desk: Desk): Promise<void> {
  const listed = await until(async () =>
    (await desk.transport.list()).find(({ serial }) => serial === 'sample'),
  )
  const link = await desk.transport.open(listed.path)
  const opened = await link?.open(AbortSignal.timeout(1_000))
  assert.deepEqual(opened, { ok: false, error: { why: 'parked', detail: 'ended 5 times within a minute' } })
  assert.deepEqual(desk.transport.pids(), [])
}

/** An image of the capture before, given in the next one: it must never answer it. */
async function lateImage(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const rolled = await expectGood(scanner, 'rolled-1')
  desk.play('late-image')
  for (let i = 0; i < 3; i += 1) assert.deepEqual(await expectGood(scanner, 'rolled-1'), rolled)
  const other = await expectGood(scanner, 'rolled-2')
  assert.notDeepEqual(other, rolled)
}

async function cancelled(desk: Desk): Promise<void> {
  desk.play('nobody')
  const scanner = await desk.scanner()
  const pid = desk.transport.pids()[0]
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
  assert.equal(desk.transport.pids()[0], pid, 'nothing was killed')
}

async function cancelIgnored(desk: Desk): Promise<void> {
  const scanner = await desk.scanner()
  const pid = desk.transport.pids()[0]
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

function problem(code: string, what: string): Case[2] {
  return async (desk) => {
    const listed = await until(async () => (await desk.transport.list())[0])
    assert.deepEqual([listed.serial, listed.usage], ['sample', 0])
    const link = await desk.transport.open(listed.path)
    assert.ok(link !== null)
    const opened = await createVendorScannerDriver().open(link, 'x', AbortSignal.timeout(1_000))
    assert.ok(
      !opened.ok && opened.error.code === code && JSON.stringify(opened.error).includes(what),
      JSON.stringify(opened),
    )
  }
}
