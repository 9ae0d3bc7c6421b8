/** Drivers that ask, under the suite: a foot switch, the control of a camera, a signature pad. */
import type { CameraControl, DeviceError, Pedal, SignaturePad } from '../../src-main/drivers/driver.ts'
import { createPedalDriver } from '../../src-main/drivers/pedal/driver.ts'
import { isOurs, pedalNumbers, readSetting } from '../../src-main/drivers/pedal/protocol.ts'
import { createPedalSimulator, type PedalSimulator } from '../../src-main/drivers/pedal/simulator.ts'
import { createSee3camDrivers } from '../../src-main/drivers/see3cam/driver.ts'
import { models, type Model } from '../../src-main/drivers/see3cam/models.ts'
import { createCameraSimulator, type CameraSimulator } from '../../src-main/drivers/see3cam/simulator.ts'
import { createStuDriver } from '../../src-main/drivers/stu/driver.ts'
import { createPadSimulator, type PadSimulator } from '../../src-main/drivers/stu/simulator.ts'
import type { Signature } from '../../src-main/contract/records/signature.ts'
import type { Play, Subject } from './subject.ts'

type Ends = Play<never>['ends']
const late: readonly DeviceError['code'][] = ['devices/timeout']
const noNumbers = 'its packets carry no number: one question at a time is all there is'
const noSum = 'its packets carry no checksum but that of the bus'

export function pedalSubject(): Subject<Pedal, PedalSimulator> {
  const faulty = (
    fault: Parameters<PedalSimulator['setFault']>[0],
    ends: Ends,
    from: 'plug' | 'open' = 'open',
  ) => [{ name: fault, play: (device: PedalSimulator) => device.setFault(fault), from, ends }]
  return {
    name: 'pedal',
    createDriver: (slowness) => createPedalDriver({ answerMs: 100 * slowness, eraseMs: 2, betweenMs: 1 }),
    createDevice: (serial) => createPedalSimulator({ serial }),
    use: (open, _device, signal) =>
      open.selfTest?.(signal) ?? Promise.resolve({ ok: false, error: { code: 'devices/cancelled' } }),
    isRight: (_value, device) =>
      pedalNumbers.every((n) => {
        const setting = readSetting(device.settings()[n - 1] ?? new Uint8Array())
        return setting !== null && isOurs(setting, n)
      }),
    stepOf: (report) => Buffer.from(report.subarray(0, 4)).toString('hex'),
    openers: {
      alone: 'its packets carry neither number nor owner: who asks at the same time hears the other’s answer',
    },
    plays: {
      stall: faulty('stall', late),
      loss: faulty('stall', late),
      duplication: noNumbers,
      reordering: noNumbers,
      corruption: faulty('garble', late),
      oversize: 'packets of another length are no packets',
      'wrong length': 'packets of another length are no packets',
      'late answer': faulty('late', late),
      'wrong nonce': noNumbers,
      timeout: faulty('forget', ['devices/garbled'], 'plug'),
      'too old': 'it tells no version',
    },
  }
}

/** Of the model with the most to set. */
export function see3camSubject(): Subject<CameraControl, CameraSimulator> {
  const at = models.findIndex(({ commands }) => commands.focusRegion !== undefined)
  const model = models[at] as Model
  const faulty = (fault: Parameters<CameraSimulator['setFault']>[0], ends: Ends) => [
    { name: fault, play: (device: CameraSimulator) => device.setFault(fault), from: 'open' as const, ends },
  ]
  return {
    name: model.name.toLowerCase(),
    createDriver: (slowness) => createSee3camDrivers(80 * slowness)[at] ?? createSee3camDrivers()[0]!,
    createDevice: (serial) => createCameraSimulator({ serial, model, productId: 0xc130 }),
    use: (open, _device, signal) =>
      open.apply({ set: 'region', region: { x: 0.5, y: 0.4, side: 0.5 } }, signal),
    isRight: (_value, device) =>
      [model.commands.focusRegion, model.commands.exposureRegion].every(
        (command) =>
          Buffer.from(device.kept.get(command ?? 0)?.subarray(0, 4) ?? []).toString('hex') === '02806604',
      ),
    stepOf: (report) => Buffer.from(report.subarray(0, 3)).toString('hex'),
    openers: 'shared',
    plays: {
      stall: faulty('stall', late),
      loss: faulty('stall', late),
      duplication: faulty('repeat', 'good'),
      reordering: noNumbers,
      corruption: [...faulty('garble', late), ...faulty('refuse', ['devices/refused'])],
      oversize: noSum,
      'wrong length': faulty('short', late),
      'late answer': faulty('late', late),
      'wrong nonce': noNumbers,
      timeout: faulty('stall', late),
      'too old': 'every firmware has these commands',
    },
  }
}

const strokeOf = (serial: string) =>
  Array.from(serial, (letter, i) => [100 + i * 40, 100 + ((letter.codePointAt(0) ?? 0) % 90)] as const)

/** A screen of 160x100: the whole one is a matter of its own test. */
export function stuSubject(): Subject<SignaturePad, PadSimulator> {
  const capability = {
    tabletWidth: 1_000,
    tabletHeight: 600,
    maxPressure: 1_023,
    screenWidth: 160,
    screenHeight: 100,
  }
  const faulty = (
    fault: Parameters<PadSimulator['setFault']>[0],
    ends: Ends,
    from: 'plug' | 'open' = 'open',
  ) => ({
    name: fault,
    play: (device: PadSimulator) => device.setFault(fault),
    from,
    ends,
  })
  return {
    name: 'wacom-stu',
    createDriver: (slowness) => createStuDriver(1_000 * slowness),
    createDevice: (serial) =>
      createPadSimulator({ serial, capability, hand: { strokes: [strokeOf(serial)], hesitationMs: 2 } }),
    use: (open, _device, signal) => open.sign(signal),
    isRight: (value, device) => {
      const { strokes } = value as Signature
      const drawn = strokes.map((stroke) => stroke.map(([x, y]) => [x, y]))
      return JSON.stringify(drawn) === JSON.stringify([strokeOf(device.info.serial)])
    },
    openers: 'exclusive',
    plays: {
      stall: [
        faulty('stall', ['devices/garbled'], 'plug'),
        faulty('stall', ['devices/garbled']),
        faulty('stall-picture', ['devices/garbled']),
        faulty('no-clock', 'good'),
      ],
      loss: 'a lost reading is a point less: the strokes are what came',
      duplication: 'a reading that comes twice is the same point',
      reordering: 'one interrupt endpoint keeps its order',
      corruption: [faulty('garble', ['devices/garbled'], 'plug'), faulty('garble', late)],
      oversize: [faulty('garble', ['devices/garbled'], 'plug')],
      'wrong length': 'shorter reports are no readings',
      'late answer': 'features are answered by the bus itself',
      'wrong nonce': 'features are answered by the bus itself',
      timeout: [faulty('garble', late)],
      'too old': 'every firmware has these reports',
    },
  }
}
