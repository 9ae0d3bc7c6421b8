/** OCDP under the suite: one slap, which must arrive bit by bit as it was drawn. */
import { positionOf } from '../../src-main/drivers/positions.ts'
import { createOcdpDriver } from '../../src-main/drivers/ocdp/driver.ts'
import type { ScannerFault } from '../../src-main/drivers/ocdp/simulated-wire.ts'
import { createOcdpSimulator, type SimulatedScanner } from '../../src-main/drivers/ocdp/simulator.ts'
import type { CapturedImage, FingerprintScanner, GreyImage } from '../../src-main/drivers/driver.ts'
import type { Play, Subject } from './subject.ts'

export interface OcdpSize {
  readonly width: number
  readonly height: number
  readonly reportLength: number
}

const slot = 'right-four'
const noiseSize = 1 << 16
/** Drawing must cost nothing: noise that is made once, and that each serial number reads from another place. */
const noise = Uint8Array.from({ length: noiseSize }, (_, i) => Math.imul(i + 1, 2_654_435_761) >>> 13)

/** Nobody's fingers: those of one device and position are like no other's. */
export function drawnOn(serial: string, position: number, { width, height }: OcdpSize): GreyImage {
  let start = position * 977
  for (const letter of serial) start = (start * 31 + (letter.codePointAt(0) ?? 0)) % noiseSize
  const pixels = new Uint8Array(width * height)
  for (let at = 0; at < pixels.length;) {
    const part = noise.subarray(start, Math.min(noiseSize, start + pixels.length - at))
    pixels.set(part, at)
    at += part.length
    start = 0
  }
  return { width, height, pixels }
}

/** Nobody puts a hand on the glass. */
const absent = 0

const faulty = (
  fault: ScannerFault,
  ends: Play<SimulatedScanner>['ends'],
  from: 'plug' | 'open' = 'open',
) => ({
  name: fault,
  play: (device: SimulatedScanner) => device.setFault(fault),
  from,
  ends,
})

const plays: Subject<FingerprintScanner, SimulatedScanner>['plays'] = {
  stall: [
    faulty('stall', ['devices/timeout']),
    // Heard since it was asked last, or not: on a busy machine a device that stopped is told either way.
    faulty('freeze', ['devices/timeout', 'devices/garbled']),
    faulty('stall-features', 'good'),
    faulty('stall-features', ['devices/garbled'], 'plug'),
    faulty('broken-sensor', ['devices/fault']),
  ],
  loss: [faulty('lose-chunks', 'good'), faulty('lose-most', 'good'), faulty('flood', 'good')],
  duplication: [faulty('double-chunks', 'good')],
  reordering: [faulty('swap-chunks', 'good')],
  corruption: [faulty('corrupt-chunk', 'good')],
  oversize: [faulty('oversize', ['devices/garbled']), faulty('long-reports', 'good')],
  'wrong length': [faulty('wrong-length', 'good'), faulty('wrong-total', ['devices/garbled'])],
  'late answer': [faulty('late-answers', 'good')],
  'wrong nonce': [faulty('wrong-nonce', ['devices/timeout'])],
  timeout: [
    {
      name: 'nobody comes',
      play: (device) => device.setPerson({ seed: absent, ageYears: null }),
      from: 'open',
      ends: ['devices/timeout'],
    },
  ],
  'too old': [faulty('too-old', ['devices/too-old'], 'plug')],
}

export function ocdpSubject(size: OcdpSize): Subject<FingerprintScanner, SimulatedScanner> {
  const position = positionOf(slot) ?? 0
  return {
    name: `ocdp ${size.width}x${size.height}/${size.reportLength}`,
    createDriver: (slowness) =>
      createOcdpDriver({
        responseMs: 1_000 * slowness,
        nudgeMs: 5 * slowness,
        silenceMs: 250 * slowness,
        // A session is over after 5 s on every bus.
        pollMs: Math.min(1_000 * slowness, 2_000),
        // A capture under every fault takes less, also in the guest of the bench.
        captureMs: 40_000,
      }),
    createDevice: (serial) =>
      createOcdpSimulator({
        serial,
        settleMs: 15,
        glass: size,
        reportLength: size.reportLength,
        draw: async ({ position: asked, person }) =>
          person.seed === absent ? null : drawnOn(serial, asked, size),
      }),
    use: (open, _device, signal) => open.capture({ slot, onPreview: () => undefined }, signal),
    isRight: (value, device) => {
      const drawn = drawnOn(device.info.serial, position, size)
      const { width, height, pixels } = value as CapturedImage
      return width === size.width && height === size.height && Buffer.compare(pixels, drawn.pixels) === 0
    },
    // A COMMAND is told by its op as well.
    stepOf: (report) => (report[0] === 0x20 ? `32 op ${report[3]}` : String(report[0])),
    openers: 'exclusive',
    plays,
  }
}
