import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxPenPoints, signature } from '../../contract/records/signature.ts'
import { openOf, plugIn } from '../test-plug.ts'
import { createStuDriver } from './driver.ts'
import { drawPrompt, layOut } from './prompt.ts'
import {
  imageReports,
  readCapability,
  readImagePart,
  readInformation,
  readPen,
  writeInformation,
  writePen,
  type Capability,
  type PenReading,
} from './protocol.ts'
import { createPadSimulator, type PadSimulator } from './simulator.ts'
import { createStrokes } from './strokes.ts'

const hex = (b: Uint8Array) => Buffer.from(b).toString('hex')
const small: Capability = {
  tabletWidth: 1_000,
  tabletHeight: 600,
  maxPressure: 1_023,
  screenWidth: 160,
  screenHeight: 100,
}
const soon = () => AbortSignal.timeout(10_000)

describe('the reports of an STU-540', () => {
  it('have the documented bytes', () => {
    const pen: PenReading = { isTouching: true, x: 0x1234, y: 0x0567, pressure: 0x0fe, clockMs: null }
    expect(hex(writePen(pen, 1))).toBe('0190fe12340567')
    expect(hex(writePen({ ...pen, clockMs: 0x1_0002 }, 9))).toBe('3490fe1234056700020009')
    expect(readPen(writePen(pen, 1))).toEqual(pen)
    const capability = Buffer.from('092a30195003ff032001e0c800000000', 'hex')
    expect(readCapability(capability)).toEqual({
      tabletWidth: 10_800,
      tabletHeight: 6_480,
      maxPressure: 1_023,
      screenWidth: 800,
      screenHeight: 480,
    })
    expect(readInformation(writeInformation('STU-540', [1, 2, 0, 3]))).toEqual({
      model: 'STU-540',
      firmware: '1.2.0.3',
    })
  })

  it('carry a picture of any size whole, at most 253 bytes each', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), (bgr) => {
        const [start, ...rest] = imageReports(bgr)
        const parts = rest.slice(0, -1)
        expect([hex(start!), hex(rest.at(-1)!)]).toEqual(['2504', '2700'])
        expect(parts.every((part) => part.length === 256)).toBe(true)
        expect(Buffer.compare(Buffer.concat(parts.map((part) => readImagePart(part)!)), bgr)).toBe(0)
      }),
      { numRuns: 100 },
    )
    expect([...imageReports(new Uint8Array(800 * 480 * 3))].length).toBe(4_554 + 2)
  })

  it('are read without a throw whatever they hold, and no screen is larger than a pad has', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 8, 9, 0x26, 0x34), fc.uint8Array({ maxLength: 300 }), (id, rest) => {
        const b = Uint8Array.of(id, ...rest)
        readPen(b)
        readInformation(b)
        readImagePart(b)
        const capability = readCapability(b)
        if (capability !== null)
          expect(capability.screenWidth * capability.screenHeight).toBeLessThanOrEqual(2_048 ** 2)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('strokes', () => {
  const at = (x: number, y: number, clockMs: number | null, isTouching = true): PenReading => ({
    isTouching,
    x,
    y,
    pressure: isTouching ? 300 : 0,
    clockMs,
  })
  const { accept, again } = layOut(small.tabletWidth, small.tabletHeight)

  it('go from touch to lift, with the time since the first touch over a wrap of the clock', () => {
    const strokes = createStrokes(small)
    strokes.take(at(10, 20, 65_530), 0)
    strokes.take(at(30, 40, 4), 0)
    strokes.take(at(30, 40, 9, false), 0)
    strokes.take(at(50, 60, 20), 0)
    expect(strokes.signature()?.strokes).toEqual([
      [
        [10, 20, 300, 0],
        [30, 40, 300, 10],
      ],
      [[50, 60, 300, 26]],
    ])
  })

  it('may run over a button; a press is put on the button and lifted from it', () => {
    const strokes = createStrokes(small)
    const tap = (x: number, y: number) => [strokes.take(at(x, y, 1), 0), strokes.take(at(x, y, 2, false), 0)]
    expect(tap(accept.left + 5, accept.top + 5)).toEqual([null, null])
    strokes.take(at(10, 10, 1), 0)
    expect(strokes.take(at(again.left + 5, again.top + 5, 2), 0)).toBeNull()
    expect(strokes.take(at(again.left + 5, again.top + 5, 3, false), 0)).toBeNull()
    strokes.take(at(accept.left + 5, accept.top + 5, 4), 0)
    strokes.take(at(10, 10, 5), 0)
    expect(strokes.take(at(10, 10, 6, false), 0)).toBeNull()
    expect(tap(again.left + 5, again.top + 5)).toEqual([null, 'again'])
    expect(tap(accept.left + 5, accept.top + 5)).toEqual([null, 'accept'])
  })

  it('are a signature of the contract, bounded, for any readings', () => {
    const reading = fc.record({
      isTouching: fc.boolean(),
      x: fc.nat(0xffff),
      y: fc.nat(0xffff),
      pressure: fc.nat(0xfff),
      clockMs: fc.option(fc.nat(0xffff)),
    })
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 200 }), (readings) => {
        const strokes = createStrokes(small)
        readings.forEach((pen, i) => strokes.take(pen, i))
        const taken = strokes.signature()
        if (taken !== null) expect(signature.safeParse(taken).success).toBe(true)
      }),
      { numRuns: 300 },
    )
    const strokes = createStrokes(small)
    for (let i = 0; i < maxPenPoints + 500; i += 1) strokes.take(at(10, 10, null), i)
    expect(signature.safeParse(strokes.signature()).success).toBe(true)
  })
})

async function open(device: PadSimulator, signMs?: number) {
  const plugged = await plugIn(createStuDriver(signMs), device)
  expect(createStuDriver().matches(plugged.info)).toBe(true)
  return { ...plugged, pad: openOf(plugged) }
}
const shownOn = async (device: PadSimulator, pictures: number) => {
  while (device.pictures() < pictures || !device.hasInk()) await sleep(1)
}

describe('a signature pad', () => {
  it('shows its prompt, takes the strokes, and is blank for the next citizen', async () => {
    const device = createPadSimulator({ serial: '1' })
    const { pad } = await open(device)
    expect([pad.model, pad.firmware]).toEqual(['Wacom STU-540', '1.2.0.3'])
    const signing = pad.sign(soon())
    await shownOn(device, 1)
    expect(Buffer.compare(device.shown(), drawPrompt(800, 480))).toBe(0)
    expect(await pad.sign(soon())).toMatchObject({ error: { code: 'devices/busy' } })
    device.write([
      [1_000, 2_000],
      [1_100, 2_100],
      [1_200, 2_050],
    ])
    device.write([[2_000, 2_000]])
    device.touch('accept')
    const signed = await signing
    if (!signed.ok) throw new Error(signed.error.code)
    expect(signature.parse(signed.value)).toEqual(signed.value)
    expect(signed.value.strokes).toEqual([
      [
        [1_000, 2_000, 400, 0],
        [1_100, 2_100, 400, 5],
        [1_200, 2_050, 400, 10],
      ],
      [[2_000, 2_000, 400, 25]],
    ])
    expect([device.shown().length, device.hasInk()]).toEqual([0, false])
  })

  it('begins anew at the arrow, and a tick before a stroke is nothing', async () => {
    const device = createPadSimulator({ serial: '1', capability: small })
    const { pad } = await open(device)
    const signing = pad.sign(soon())
    await shownOn(device, 1)
    device.touch('accept')
    device.write([[100, 100]])
    device.touch('again')
    await shownOn(device, 2)
    device.write([[200, 200]])
    device.touch('accept')
    expect(await signing).toMatchObject({ ok: true, value: { strokes: [[[200, 200, 400, 0]]] } })
  })

  it.each(['no-clock', 'lose-readings'] as const)('that plays %s still brings a signature', async (fault) => {
    const device = createPadSimulator({ serial: '1', capability: small })
    const { pad } = await open(device)
    device.setFault(fault)
    const signing = pad.sign(soon())
    await shownOn(device, 1)
    device.write([
      [100, 100],
      [110, 110],
      [120, 120],
      [130, 130],
    ])
    device.setFault('none')
    device.touch('accept')
    expect(await signing).toMatchObject({ ok: true })
  })

  it('ends in bounded time: nobody signs, the picture is refused, the plug is pulled, it is cancelled', async () => {
    const device = createPadSimulator({ serial: '1', capability: small })
    const { pad, loopback } = await open(device, 100)
    expect(await pad.sign(soon())).toMatchObject({ error: { code: 'devices/timeout' } })
    device.setFault('stall-picture')
    expect(await pad.sign(soon())).toMatchObject({ error: { code: 'devices/garbled', what: 'prompt' } })
    device.setFault('none')
    const abort = new AbortController()
    const cancelled = pad.sign(abort.signal)
    abort.abort()
    expect(await cancelled).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
    expect([device.shown().length, device.hasInk()]).toEqual([0, false])
    const pulled = pad.sign(soon())
    loopback.unplug(device)
    expect(await pulled).toMatchObject({ error: { code: 'devices/unplugged' } })
  })

  it.each(['stall', 'garble'] as const)('that plays %s is not opened', async (fault) => {
    const device = createPadSimulator({ serial: '1' })
    device.setFault(fault)
    const { opened } = await plugIn(createStuDriver(), device)
    expect(opened).toMatchObject({ error: { code: 'devices/garbled', what: 'capability' } })
  })
})
