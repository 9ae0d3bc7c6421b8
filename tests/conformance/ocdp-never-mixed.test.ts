/**
 * Two scanners, one person after the other, and chance: whatever the devices, the cables and the officer do, an
 * image that is accepted is the one that this very session took on this very device.
 */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { createOcdpDriver } from '../../src-main/drivers/ocdp/driver.ts'
import { createOcdpSimulator, type SimulatedScanner } from '../../src-main/drivers/ocdp/simulator.ts'
import type { ScannerFault } from '../../src-main/drivers/ocdp/simulated-wire.ts'
import { createLoopback, type Loopback } from '../../src-main/transports/loopback.ts'
import { drawnOn } from './ocdp-subject.ts'

const size = { width: 120, height: 100, reportLength: 64 }
const slots = { 'right-four': 13, 'left-four': 14, 'rolled-2': 2 } as const
const faults: readonly ScannerFault[] = [
  'none',
  'stall',
  'stall-features',
  'freeze',
  'lose-chunks',
  'lose-most',
  'flood',
  'double-chunks',
  'swap-chunks',
  'corrupt-chunk',
  'wrong-length',
  'wrong-total',
  'oversize',
  'long-reports',
  'late-answers',
  'wrong-nonce',
  'broken-sensor',
]

/** After so many reports of the device, this happens to it, to its cable or to the capture. */
interface Blow {
  readonly after: number
  readonly what: ScannerFault | 'unplug' | 'replug' | 'cancel'
}

interface Turn {
  readonly slot: keyof typeof slots
  readonly blows: readonly Blow[]
}

const turn: fc.Arbitrary<Turn> = fc.record({
  slot: fc.constantFrom('right-four', 'left-four', 'rolled-2'),
  blows: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 400 }),
      what: fc.constantFrom(...faults, 'unplug' as const, 'replug' as const, 'cancel' as const),
    }),
    { maxLength: 5 },
  ),
})

const times = { responseMs: 300, nudgeMs: 5, silenceMs: 15, pollMs: 60, captureMs: 1_500 }
const driver = createOcdpDriver(times)

/** The same device, seen by whoever strikes at its plug. */
function struck(device: SimulatedScanner, onReport: () => void) {
  return {
    ...device,
    attach: (push: (report: Uint8Array) => void) =>
      device.attach((report) => {
        push(report)
        onReport()
      }),
  }
}

async function playTurns(loopback: Loopback, serial: string, turns: readonly Turn[]): Promise<string[]> {
  const device = createOcdpSimulator({
    serial,
    settleMs: 3,
    glass: size,
    reportLength: size.reportLength,
    draw: async ({ position, person }) => drawnOn(`${serial}/${person.seed}`, position, size),
  })
  let onReport: () => void = () => undefined
  const plugged = struck(device, () => onReport())
  const ends: string[] = []
  for (const [index, { slot, blows }] of turns.entries()) {
    const abort = new AbortController()
    let reports = 0
    onReport = () => {
      reports += 1
      for (const { after, what } of blows) {
        if (after !== reports) continue
        if (what === 'unplug') queueMicrotask(() => loopback.unplug(plugged))
        else if (what === 'replug') {
          queueMicrotask(() => {
            loopback.unplug(plugged)
            loopback.plug(plugged)
          })
        } else if (what === 'cancel') abort.abort()
        else device.setFault(what)
      }
    }
    device.setPerson({ seed: index, ageYears: null })
    loopback.plug(plugged)
    const info = (await loopback.list()).find((one) => one.serial === serial)
    const link = await loopback.open(info!.path)
    const opened = await driver.open(link!, serial, AbortSignal.timeout(1_000))
    if (opened.ok) {
      const taken = await opened.value.capture({ slot, onPreview: () => undefined }, abort.signal)
      opened.value.close()
      const drawn = drawnOn(`${serial}/${index}`, slots[slot], size)
      if (taken.ok) expect(Buffer.compare(taken.value.pixels, drawn.pixels), `turn ${index}`).toBe(0)
      ends.push(taken.ok ? 'ok' : taken.error.code)
    } else ends.push(opened.error.code)
    onReport = () => undefined
    device.setFault('none')
  }
  loopback.unplug(plugged)
  return ends
}

const seen = new Set<string>()
afterEach(() => seen.clear())

/** Found trouble once, or are there to be the same every time; and one that is new in every run. */
const seeds = [1, 20_261_125, Date.now() % 2 ** 31]

it.each(seeds)('an image is never of another session or device, seed %i', async (seed) => {
  const turns = fc.array(turn, { minLength: 3, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(turns, turns, async (left, right) => {
      const loopback = createLoopback()
      const ends = await Promise.all([playTurns(loopback, 'LEFT', left), playTurns(loopback, 'RIGHT', right)])
      for (const end of ends.flat()) seen.add(end)
    }),
    { seed, numRuns: 12 },
  )
  // A schedule that only ever fails, or never does, would prove nothing.
  expect(seen).toContain('ok')
  expect(seen.size).toBeGreaterThan(2)
  for (const end of seen)
    expect(end).toMatch(/^ok$|^devices\/(unplugged|timeout|busy|cancelled|garbled|fault)$/)
})
