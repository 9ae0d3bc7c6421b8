/** Drivers that only listen, under the suite: a code reader, a pedal, the button of a camera. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createHoneywellDriver } from '../../src-main/drivers/barcode/driver.ts'
import { createBarcodeSimulator, type BarcodeSimulator } from '../../src-main/drivers/barcode/simulator.ts'
import { createCameraShutterDriver } from '../../src-main/drivers/camera-shutter/driver.ts'
import {
  createShutterSimulator,
  type ShutterSimulator,
} from '../../src-main/drivers/camera-shutter/simulator.ts'
import type {
  BarcodeScanner,
  CameraControl,
  DeviceError,
  OpenDevice,
  Pedal,
  ReportDriver,
} from '../../src-main/drivers/driver.ts'
import { createOcdpPedalDriver } from '../../src-main/drivers/ocdp-pedal/driver.ts'
import {
  createOcdpPedalSimulator,
  type OcdpPedalSimulator,
} from '../../src-main/drivers/ocdp-pedal/simulator.ts'
import { fail, ok, type Result } from '../../src-main/contract/result.ts'
import type { PlayedFault, Subject } from './subject.ts'

/** Long enough for what has been said to be heard, on native hardware. */
const hearingMs = 400

/** Whoever only listens learns from the transport that the device is gone; the suite learns it in the same way. */
const gone = new WeakMap<OpenDevice, () => boolean>()

function watched<D extends OpenDevice>(driver: ReportDriver<D>): ReportDriver<D> {
  return {
    ...driver,
    open: async (link, deviceId, signal) => {
      const opened = await driver.open(link, deviceId, signal)
      let isGone = false
      link.onGone(() => (isGone = true))
      if (opened.ok) gone.set(opened.value, () => isGone)
      return opened
    },
  }
}

/** Does something before the device, and settles with what the driver told of it. */
async function heard<T>(
  open: OpenDevice,
  listen: (fn: (value: T) => void) => () => void,
  act: () => void,
  slowness: number,
  signal: AbortSignal,
): Promise<Result<T[], DeviceError>> {
  if (signal.aborted) return fail({ code: 'devices/cancelled' })
  const values: T[] = []
  const stop = listen((value) => values.push(value))
  act()
  for (let waitedMs = 0; waitedMs < hearingMs * slowness && values.length === 0; waitedMs += 5) {
    if (gone.get(open)?.() === true || signal.aborted) break
    await sleep(5)
  }
  // Once more than was done would come at once.
  await sleep(10 * slowness)
  stop()
  if (values.length > 0) return ok(values)
  if (signal.aborted) return fail({ code: 'devices/cancelled' })
  return fail(
    gone.get(open)?.() === true
      ? { code: 'devices/unplugged', deviceId: '' }
      : { code: 'devices/timeout', deviceId: '' },
  )
}

const isOnce = (expected: unknown) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => one === expected)

const notAsked = 'it is asked for nothing'
const noNumbers = 'its reports carry no number that would tell'
const noSum = 'its reports carry no checksum but that of the bus'
const noVersion = 'it tells no version'

/** Takes two reports; nobody's. */
const card = '001199000123||Nguyễn Thị Mai An|17031999|Nữ|Số 5, ngõ 12, Phúc Xá, Ba Đình, Hà Nội|22042021'
const silence: readonly DeviceError['code'][] = ['devices/timeout']

export function barcodeSubject(): Subject<BarcodeScanner, BarcodeSimulator> {
  let slow = 1
  const faulty = (fault: Parameters<BarcodeSimulator['setFault']>[0]) => [
    {
      name: fault,
      play: (device: BarcodeSimulator) => device.setFault(fault),
      from: 'open' as const,
      ends: silence,
    },
  ]
  return {
    name: 'barcode',
    createDriver: (slowness) => {
      slow = slowness
      return watched(createHoneywellDriver())
    },
    createDevice: (serial) => createBarcodeSimulator({ serial, vendorId: 0x0c2e }),
    use: (open, device, signal) => heard(open, open.onScan, () => device.scan(`${card}\r`), slow, signal),
    isRight: isOnce(card),
    openers: 'shared',
    plays: {
      stall: notAsked,
      loss: faulty('lose-part'),
      duplication: noNumbers,
      reordering: noNumbers,
      corruption: noSum,
      oversize: faulty('too-long'),
      'wrong length': faulty('short-report'),
      'late answer': notAsked,
      'wrong nonce': notAsked,
      timeout: faulty('pause'),
      'too old': noVersion,
    },
  }
}

const pressed = 'pressed'

export function ocdpPedalSubject(): Subject<Pedal, OcdpPedalSimulator> {
  let slow = 1
  const faulty = (
    fault: Parameters<OcdpPedalSimulator['setFault']>[0],
    ends: 'good' | readonly DeviceError['code'][],
    from: 'plug' | 'open' = 'open',
  ) => ({ name: fault, play: (device: OcdpPedalSimulator) => device.setFault(fault), from, ends })
  return {
    name: 'ocdp-pedal',
    createDriver: (slowness) => {
      slow = slowness
      return watched(createOcdpPedalDriver())
    },
    createDevice: (serial) => createOcdpPedalSimulator({ serial }),
    use: (open, device, signal) =>
      heard(open, (fn) => open.onPress?.(() => fn(pressed)) ?? (() => undefined), device.press, slow, signal),
    isRight: isOnce(pressed),
    openers: 'shared',
    plays: {
      stall: [faulty('stall', ['devices/garbled'], 'plug'), faulty('stall', silence)],
      loss: 'a press is an edge: one that is lost is pressed again',
      duplication: [faulty('repeat', 'good')],
      reordering: 'a press is one report',
      corruption: [faulty('garble', ['devices/garbled'], 'plug'), faulty('garble', silence)],
      oversize: 'reports of any length are read from their beginning',
      'wrong length': 'reports of any length are read from their beginning',
      'late answer': notAsked,
      'wrong nonce': notAsked,
      timeout: [faulty('stall', silence)],
      'too old': [faulty('other-version', ['devices/too-old'], 'plug')],
    },
  }
}

export function shutterSubject(): Subject<CameraControl, ShutterSimulator> {
  let slow = 1
  const none: Record<PlayedFault, string> = {
    stall: notAsked,
    loss: 'a press is an edge: one that is lost is pressed again',
    duplication: '',
    reordering: noNumbers,
    corruption: noSum,
    oversize: '',
    'wrong length': noNumbers,
    'late answer': notAsked,
    'wrong nonce': notAsked,
    timeout: notAsked,
    'too old': noVersion,
  }
  const faulty = (
    fault: Parameters<ShutterSimulator['setFault']>[0],
    ends: 'good' | readonly DeviceError['code'][],
  ) => [
    { name: fault, play: (device: ShutterSimulator) => device.setFault(fault), from: 'open' as const, ends },
  ]
  return {
    name: 'camera-shutter',
    createDriver: (slowness) => {
      slow = slowness
      return watched(createCameraShutterDriver())
    },
    createDevice: (serial) => createShutterSimulator({ serial }),
    use: (open, device, signal) =>
      heard(open, (fn) => open.onShutter(() => fn(pressed)), device.press, slow, signal),
    isRight: isOnce(pressed),
    stepOf: (report) => `${report[0]} ${report[1]}`,
    openers: 'shared',
    plays: { ...none, duplication: faulty('chatter', 'good'), oversize: faulty('oversize', silence) },
  }
}
