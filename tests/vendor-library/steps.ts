/** What the cases for devices behind a library are put together from. */
import { strict as assert } from 'node:assert'
import type { CaptureSlot } from '../../src-main/contract/records/policy-pack.ts'
import type { FingerprintScanner } from '../../src-main/drivers/driver.ts'
import { take, until, valueOf, type Desk } from './desk.ts'

export type Play = (desk: Desk) => Promise<void>

export async function expectError(
  result: Promise<{ ok: boolean; error?: { code: string } }>,
  code: string,
): Promise<void> {
  const got = await result
  assert.deepEqual([got.ok, got.error?.code], [false, code])
}

/** Of the sizes that the sample draws, with its previews. */
export async function expectGood(scanner: FingerprintScanner, slot: CaptureSlot): Promise<Uint8Array> {
  const { done, previews } = take(scanner, slot)
  const { width, height, ppi, pixels } = valueOf(await done)
  const sizes = slot === 'thumbs' ? [1000, 1000] : slot.startsWith('rolled') ? [800, 750] : [1600, 1500]
  assert.deepEqual([width, height, ppi, pixels.length], [...sizes, 500, width * height])
  assert.ok(previews.length > 0)
  assert.equal(previews[0]?.width, width / 4)
  return pixels
}

export async function isListedEmpty({ transport }: Desk): Promise<void> {
  await until(async () => ((await transport.list()).length === 0 ? true : undefined))
}

/** The helper may be killed meanwhile, with the library in it, and another one started. */
export async function scannerAgain(desk: Desk): Promise<FingerprintScanner> {
  return until(async () => {
    const opened = await desk.openScanner()
    return opened.ok ? opened.value : undefined
  })
}

/** What ends in a typed error, and after which the next capture is good again. */
export function spoils(fault: string, code = 'devices/garbled'): Play {
  return async (desk) => {
    const scanner = await desk.scanner()
    await expectGood(scanner, 'rolled-2')
    desk.play(fault)
    await expectError(take(scanner, 'thumbs').done, code)
    scanner.close()
    desk.play('none')
    await expectGood(await scannerAgain(desk), 'thumbs')
  }
}

export function refusedAtOpen(code: string): Play {
  return (desk) => expectError(desk.openScanner(), code)
}

export function unplugsAt(step: 'start' | 'preview' | 'result'): Play {
  return async (desk) => {
    const scanner = await desk.scanner()
    const before = await desk.info('fingerprint')
    desk.play(`unplug-at-${step}`)
    await expectError(take(scanner, 'left-four').done, 'devices/unplugged')
    await isListedEmpty(desk)
    desk.play('none')
    const again = await desk.scanner()
    assert.notEqual((await desk.info('fingerprint')).path, before.path)
    await expectGood(again, 'left-four')
  }
}

/** Nothing comes, or nothing ends: after the time that the capture was given, and then all is well again. */
export function timesOut(fault: string, captureMs: number): Play {
  return async (desk) => {
    const scanner = await desk.scanner(captureMs)
    desk.play(fault)
    await expectError(take(scanner, 'rolled-6').done, 'devices/timeout')
    scanner.close()
    desk.play('none')
    await expectGood(await desk.scanner(), 'rolled-6')
  }
}

/** The library is listed as one device that fails, which says why, and no helper is left. */
export function isParked(code: string, what: string): Play {
  return async (desk) => {
    const { serial, usage } = await desk.parked()
    assert.deepEqual([serial, usage], ['sample', 0])
    const opened = await desk.openParked()
    assert.ok(!opened.ok)
    assert.equal(opened.error.code, code)
    assert.ok(JSON.stringify(opened.error).includes(what), JSON.stringify(opened.error))
    await until(async () => (desk.transport.pids().length === 0 ? true : undefined))
  }
}
