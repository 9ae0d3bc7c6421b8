/** Two drivers for what MOSIP's Secure Biometric Interface 0.9.5 offers: slap scanners and iris cameras. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { HttpLink } from '../../transports/http/http-link.ts'
import type {
  CapturedFinger,
  DeviceError,
  FingerprintScanner,
  HttpDriver,
  IrisCamera,
  SegmentedPrint,
} from '../driver.ts'
import { createCapture, type TakeSamples } from './capture.ts'
import type { Sample } from './capture-answer.ts'
import { askInfo, usualTimes, type SbiTimes } from './conversation.ts'
import type { DeviceInfo } from './info.ts'
import { eyeOfSample } from './iris-sample.ts'
import { fingerOf, targetOfEyes, targetOfSlot, type Target } from './names.ts'
import type { SbiPorts } from './ports.ts'

interface Opening {
  readonly take: TakeSamples
  readonly device: DeviceInfo
  /** What every open device says of itself. */
  readonly about: {
    readonly model: string
    readonly firmware: string
    readonly simulated: boolean
    readonly close: () => void
  }
}

export function createSbiScannerDriver(
  ports: SbiPorts,
  times: SbiTimes = usualTimes,
): HttpDriver<FingerprintScanner<SegmentedPrint>> {
  return {
    id: 'sbi',
    kind: 'fingerprint',
    speaks: 'http',
    matches: ({ transport, product }) => transport === 'http' && product === 'Finger Slap',
    open: async (link, deviceId, signal) => {
      const opened = await open('Finger', 'sbi', ports, times, link, deviceId, signal)
      if (!opened.ok) return opened
      const { take, about } = opened.value
      return ok({
        kind: 'fingerprint',
        ...about,
        capture: async ({ slot, onPreview }, stop) => {
          const target = targetOfSlot(slot)
          const samples = await take(target, onPreview, stop)
          if (!samples.ok || target === null) return samples.ok ? ok({ fingers: [] }) : samples
          return readFingers(samples.value, target, ports, deviceId, stop)
        },
      })
    },
  }
}

export function createSbiIrisDriver(ports: SbiPorts, times: SbiTimes = usualTimes): HttpDriver<IrisCamera> {
  return {
    id: 'sbi-iris',
    kind: 'iris',
    speaks: 'http',
    matches: ({ transport, product }) => transport === 'http' && product.startsWith('Iris '),
    open: async (link, deviceId, signal) => {
      const opened = await open('Iris', 'sbi-iris', ports, times, link, deviceId, signal)
      if (!opened.ok) return opened
      const { take, about } = opened.value
      return ok({
        kind: 'iris',
        ...about,
        captureIris: async ({ eyes, onPreview }, stop) => {
          // Where in a picture of its stream which eye stands is the maker's own affair.
          const samples = await take(targetOfEyes(eyes), (image) => onPreview(image, null), stop)
          if (!samples.ok) return samples
          const images = await Promise.all(samples.value.map((sample) => eyeOfSample(sample, ports)))
          const read = images.filter((image) => image !== null)
          if (read.length < images.length)
            return fail({ code: 'devices/garbled', deviceId, what: 'iris-record' })
          return ok(read)
        },
      })
    },
  }
}

async function open(
  type: 'Finger' | 'Iris',
  driverId: string,
  ports: SbiPorts,
  times: SbiTimes,
  link: HttpLink,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<Opening, DeviceError>> {
  const talk = { link, deviceId, ports, times }
  const expected = { serial: deviceId.slice(driverId.length + 1), type, env: ports.env }
  const device = await askInfo(talk, expected, signal)
  if (!device.ok) return device
  const { id, firmware } = device.value
  const about = {
    model: `${id.make} ${id.model}`,
    firmware,
    // A device of a test environment takes no citizen's prints: its samples say so for ever.
    simulated: ports.env !== 'Production',
    close: () => link.close(),
  }
  return ok({ take: createCapture(talk, expected), device: device.value, about })
}

/** At the resolution that prints are compared at (EBTS, Appendix F). */
const ppi = 500

async function readFingers(
  samples: readonly Sample[],
  target: Target,
  ports: SbiPorts,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<SegmentedPrint, DeviceError>> {
  const garbled = (what: string) => fail({ code: 'devices/garbled' as const, deviceId, what })
  const fingers: CapturedFinger[] = []
  for (const { subtype, record, score } of samples) {
    const image = await ports.readFinger(record, signal)
    if (signal.aborted) return fail({ code: 'devices/cancelled' })
    if (image === null) return garbled('finger-record')
    const finger = fingerOf(subtype)
    // What is signed for one finger must not hold the picture of another, or a flat one for a rolled.
    if (image.position !== finger) return garbled('position')
    if ((image.impression === 1) !== target.isRolled) return garbled('impression')
    if (image.ppi !== ppi) return garbled('resolution')
    fingers.push({ finger, deviceScore: score, ...image })
  }
  return ok({ fingers })
}
