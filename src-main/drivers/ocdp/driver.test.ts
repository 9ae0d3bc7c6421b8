import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import { createLoopback, type VirtualDevice } from '../../transports/loopback.ts'
import type { FingerprintScanner, GreyImage } from '../driver.ts'
import type { SimulatedDevice } from '../simulated.ts'
import type { CaptureTimes } from './capture.ts'
import { flagSimulated, writeCaps } from './caps.ts'
import { createOcdpDriver } from './driver.ts'
import { createOcdpSimulator } from './simulator.ts'

/** Short where a test waits for them; generous where a busy machine must not end a capture. */
const times: CaptureTimes = { responseMs: 2_000, nudgeMs: 15, silenceMs: 60, pollMs: 200, captureMs: 20_000 }

async function openOn(device: VirtualDevice, o: CaptureTimes = times) {
  const loopback = createLoopback()
  loopback.plug(device)
  const info = (await loopback.list())[0]!
  const link = (await loopback.open(info.path))!
  const driver = createOcdpDriver(o)
  expect(driver.matches(info)).toBe(true)
  const opened = await driver.open(link, 'ocdp:1', AbortSignal.timeout(1_000))
  if (!opened.ok) throw new Error(opened.error.code)
  return { loopback, link, scanner: opened.value }
}

/** Nobody's fingers: enough to tell one picture from another. */
function drawPrint(position: number): GreyImage {
  const [width, height] = position > 12 ? (position === 15 ? [1000, 1000] : [1600, 1500]) : [800, 750]
  const pixels = Uint8Array.from(
    { length: width * height },
    (_, i) => (Math.imul(i + position, 2_654_435_761) >>> 13) & 0xff,
  )
  return { width, height, pixels }
}
const draw = ({ position }: { readonly position: number }) => Promise.resolve(drawPrint(position))

const simulator = (settleMs = 40) => createOcdpSimulator({ serial: '1', draw, settleMs })
const take = (scanner: FingerprintScanner, slot: CaptureSlot, signal = AbortSignal.timeout(20_000)) => {
  const previews: GreyImage[] = []
  return { previews, done: scanner.capture({ slot, onPreview: (p) => void previews.push(p) }, signal) }
}

describe('a capture', () => {
  it('brings the four fingers of a hand whole, with previews, and says what the device is', async () => {
    const { scanner } = await openOn(simulator())
    expect([scanner.model, scanner.firmware, scanner.simulated]).toEqual([
      'Máy quét tập dượt OCDP',
      '1.0.0.0',
      true,
    ])
    const { done, previews } = take(scanner, 'right-four')
    const taken = await done
    const drawn = drawPrint(13)
    expect(taken).toMatchObject({ ok: true, value: { width: 1600, height: 1500, ppi: 500 } })
    expect(taken.ok && Buffer.compare(taken.value.pixels, drawn.pixels)).toBe(0)
    expect(previews.length).toBeGreaterThan(0)
    expect(previews[0]).toMatchObject({ width: 400, height: 375 })
  })

  it('takes every slot at its size, one after another, each of its own fingers', async () => {
    const { scanner } = await openOn(simulator(5))
    const sizes: [CaptureSlot, number, number][] = [
      ['left-four', 1600, 1500],
      ['thumbs', 1000, 1000],
      ['rolled-1', 800, 750],
      ['rolled-10', 800, 750],
    ]
    const seen: string[] = []
    for (const [slot, width, height] of sizes) {
      const taken = await take(scanner, slot).done
      expect(taken).toMatchObject({ ok: true, value: { width, height } })
      if (taken.ok) seen.push(Buffer.from(taken.value.pixels).toString('base64').slice(0, 400_000))
    }
    expect(new Set(seen).size).toBe(4)
  })

  it.each(['lose-chunks', 'corrupt-chunk'] as const)(
    'arrives whole although the device plays %s',
    async (fault) => {
      const device = simulator()
      device.setFault(fault)
      const { scanner } = await openOn(device)
      const taken = await take(scanner, 'right-four').done
      expect(taken.ok && Buffer.compare(taken.value.pixels, drawPrint(13).pixels)).toBe(0)
    },
  )

  it('ends when the plug is pulled in the middle, and works again on the next link', async () => {
    const device = simulator()
    const { loopback, scanner } = await openOn(device)
    const { done, previews } = take(scanner, 'left-four')
    while (previews.length === 0) await sleep(2)
    loopback.unplug(device)
    expect(await done).toEqual({ ok: false, error: { code: 'devices/unplugged', deviceId: 'ocdp:1' } })
    expect((await take(scanner, 'left-four').done).ok).toBe(false)
    const again = await openOn(device)
    expect((await take(again.scanner, 'left-four').done).ok).toBe(true)
  })

  it('ends in bounded time when the device freezes, before or in the middle of an image', async () => {
    const device = simulator()
    const { scanner } = await openOn(device, { ...times, responseMs: 1_000 })
    const { done, previews } = take(scanner, 'thumbs')
    while (previews.length === 0) await sleep(2)
    device.setFault('stall')
    expect(await done).toEqual({ ok: false, error: { code: 'devices/timeout', deviceId: 'ocdp:1' } })
    expect(await take(scanner, 'thumbs').done).toMatchObject({ error: { code: 'devices/timeout' } })
    device.setFault('none')
    await sleep(5_100)
    expect((await take(scanner, 'thumbs').done).ok).toBe(true)
  }, 60_000)

  it('is cancelled by its signal, and the scanner is free at once', async () => {
    const { scanner } = await openOn(simulator(2_000))
    const abort = new AbortController()
    const { done } = take(scanner, 'thumbs', abort.signal)
    await sleep(30)
    abort.abort()
    expect(await done).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
    expect(await take(scanner, 'thumbs', AbortSignal.abort()).done).toMatchObject({
      error: { code: 'devices/cancelled' },
    })
    const { scanner: quick } = await openOn(simulator())
    expect((await take(quick, 'rolled-2').done).ok).toBe(true)
  })

  it('is refused while another one runs, here and from another session', async () => {
    const device = simulator(200)
    let spoken = 0
    const onOutput = (report: Uint8Array) => {
      spoken += 1
      device.onOutput(report)
    }
    const { scanner, loopback } = await openOn({ ...device, onOutput })
    const { done } = take(scanner, 'rolled-3')
    const before = spoken
    expect(await take(scanner, 'rolled-4').done).toEqual({
      ok: false,
      error: { code: 'devices/busy', deviceId: 'ocdp:1' },
    })
    // The running session is not disturbed by so much as a word.
    expect(spoken).toBe(before)
    const other = await createOcdpDriver(times).open(
      (await loopback.open((await loopback.list())[0]!.path))!,
      'ocdp:2',
      AbortSignal.timeout(1_000),
    )
    expect(other.ok && (await take(other.value, 'rolled-4').done)).toEqual({
      ok: false,
      error: { code: 'devices/busy', deviceId: 'ocdp:2' },
    })
    expect((await done).ok).toBe(true)
  })

  it('ends with what the device finds wrong with itself, and so does its self-test', async () => {
    const device = simulator()
    const { scanner } = await openOn(device)
    expect(await scanner.selfTest?.(AbortSignal.timeout(5_000))).toEqual({ ok: true, value: undefined })
    device.setFault('broken-sensor')
    const fault = { code: 'devices/fault', deviceId: 'ocdp:1', what: 'sensor' }
    expect(await take(scanner, 'rolled-1').done).toEqual({ ok: false, error: fault })
    expect(await scanner.selfTest?.(AbortSignal.timeout(5_000))).toEqual({ ok: false, error: fault })
  })

  it('tells of the button, in and out of a session, until nobody listens', async () => {
    const device = simulator()
    const { scanner } = await openOn(device)
    let presses = 0
    const stop = scanner.onPress?.(() => (presses += 1))
    device.press()
    await sleep(5)
    const { done } = take(scanner, 'rolled-1')
    device.press()
    await done
    stop?.()
    device.press()
    await sleep(5)
    expect(presses).toBe(2)
  })

  it('does not wait for a finger for ever', async () => {
    const { scanner } = await openOn(simulator(60_000), { ...times, captureMs: 300 })
    expect(await take(scanner, 'rolled-5').done).toMatchObject({ error: { code: 'devices/timeout' } })
  })
})

/** A device that answers commands as it should and otherwise says whatever it likes. */
function hostile(says: readonly Uint8Array[]): VirtualDevice {
  const honest: SimulatedDevice = createOcdpSimulator({ serial: '9', draw, settleMs: 30 })
  let push: (report: Uint8Array) => void = () => undefined
  return {
    ...honest,
    attach: (fn) => honest.attach((push = fn)),
    onOutput: (report) => {
      honest.onOutput(report)
      for (const said of says) push(said)
    },
  }
}

describe('a hostile device', () => {
  it('cannot make the driver throw, hang or bring an image that is not one', async () => {
    const report = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc
        .tuple(fc.constantFrom(0x30, 0x31, 0x32, 0x33, 0x34), fc.uint8Array({ maxLength: 1_100 }))
        .map(([id, rest]) => Uint8Array.of(id, ...rest)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(report, { maxLength: 4 }), async (says) => {
        const { scanner, link } = await openOn(hostile(says), { ...times, captureMs: 1_500, silenceMs: 30 })
        const taken = await take(scanner, 'rolled-1').done
        link.close()
        if (taken.ok) expect(Buffer.compare(taken.value.pixels, drawPrint(1).pixels)).toBe(0)
        else expect(taken.error.code).toMatch(/^devices\/(garbled|timeout|busy)$/)
      }),
      { numRuns: 25 },
    )
  })

  it('is not opened when its promises cannot be kept', async () => {
    const device = simulator()
    const caps = {
      major: 2,
      minor: 0,
      class: 2,
      flags: flagSimulated,
      width: 1,
      height: 1,
      ppi: 500,
      reportLength: 64,
      maxWindow: 1,
      maxImage: 1,
      firmware: [0, 0, 0, 0],
    } as const
    const loopback = createLoopback()
    loopback.plug({ ...device, onGetFeature: () => writeCaps(caps) })
    const link = (await loopback.open((await loopback.list())[0]!.path))!
    const opened = await createOcdpDriver(times).open(link, 'x', AbortSignal.timeout(1_000))
    expect(opened).toEqual({ ok: false, error: { code: 'devices/garbled', deviceId: 'x', what: 'caps' } })
  })
})
