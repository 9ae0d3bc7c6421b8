/**
 * An honest OCDP scanner without hardware: it keeps the profile's rules by itself, so that a driver which breaks
 * them is found out. It draws the prints that it is asked for, and has a fault menu.
 */
import type { GreyImage } from '../driver.ts'
import type { SimulatedDevice, SimulatedFault, SimulatedPerson } from '../simulated.ts'
import { capsId, flagSimulated, stringsId, writeCaps, writeModel, type Caps } from './caps.ts'
import { readCommand, writeResponse } from './commands.ts'
import { writeDescriptor } from './descriptor.ts'
import { createExposure } from './simulated-exposure.ts'
import type { DrawPrint, DrawRequest } from './simulated-prints.ts'
import { createSimulatedSession } from './simulated-session.ts'
import { createWire, type ScannerFault } from './simulated-wire.ts'
import { codeOf, statusId, writeEvent, writeStatus, type DeviceEvent } from './status.ts'

export interface SimulatorOptions {
  readonly serial: string
  /** What lies on the glass. */
  readonly draw: DrawPrint
  /** From arming to the image, as a person takes it; three previews come meanwhile. */
  readonly settleMs?: number
  /** The glass in pixels; what is drawn must fit on it. */
  readonly glass?: { readonly width: number; readonly height: number }
  /** Of commands and input reports, 64 to 2048. */
  readonly reportLength?: number
  /** Another device of the profile than a slap scanner. */
  readonly as?: SimulatedKind
}

export interface SimulatedKind {
  /** The profile's, and its class. */
  readonly usage: number
  readonly minor: number
  readonly model: string
  readonly plays: readonly SimulatedFault[]
  /** What comes before the image, `done` of the way to it. */
  readonly preview?: (request: DrawRequest, done: number) => GreyImage | null
  readonly previews: number
}

const slapScanner: SimulatedKind = {
  usage: 2,
  minor: 0,
  model: 'Máy quét tập dượt OCDP',
  plays: ['none', 'stall', 'lose-chunks', 'corrupt-chunk', 'swap-hand', 'wrong-finger', 'light-touch'],
  previews: 3,
}

export interface SimulatedScanner extends SimulatedDevice {
  readonly setFault: (fault: ScannerFault) => void
  /** Somebody presses its button. */
  readonly press: () => void
}

const tooOld = { major: 0, minor: 9 }

function capsOf({
  glass = { width: 1600, height: 1500 },
  reportLength = 1024,
  as = slapScanner,
}: SimulatorOptions): Caps {
  return {
    major: 1,
    minor: as.minor,
    class: as.usage,
    flags: flagSimulated,
    ...glass,
    ppi: 500,
    reportLength,
    maxWindow: 24,
    maxImage: glass.width * glass.height,
    firmware: [1, 0, 0, 0],
  }
}

export function createOcdpSimulator(options: SimulatorOptions): SimulatedScanner {
  const { serial, draw, settleMs = 150, as = slapScanner } = options
  const caps = capsOf(options)
  const { reportLength } = caps
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: ScannerFault = 'none'
  let person: SimulatedPerson = { seed: 1, ageYears: null }
  let eventSeq = 0
  const wire = createWire((report) => toHost(report))
  const uptimeMs = () => Math.trunc(performance.now()) >>> 0
  const tell = (type: DeviceEvent['type'], value: number) => {
    eventSeq = (eventSeq + 1) & 0xffff
    wire.send(writeEvent({ seq: eventSeq, type, value, deviceMs: uptimeMs() }, reportLength))
  }
  const exposure = createExposure({
    draw: (position) => draw({ position, person, fault }),
    preview: as.preview && ((position, done) => as.preview?.({ position, person, fault }, done) ?? null),
    previews: as.previews,
    settleMs,
    ppi: caps.ppi,
    reportLength,
    push: wire.send,
    tell,
    fault: () => fault,
  })

  const session = createSimulatedSession(exposure, () => fault === 'broken-sensor')
  const features: Readonly<Record<number, () => Uint8Array>> = {
    [capsId]: () => writeCaps(fault === 'too-old' ? { ...caps, ...tooOld } : caps),
    [stringsId]: () => writeModel(as.model),
    [statusId]: () =>
      writeStatus({
        state: exposure.state(),
        session: session.id(),
        flags: exposure.fingers(),
        lastError: session.lastError(),
        transfer: exposure.transfer(),
        nextSeq: exposure.nextSeq(),
        eventSeq,
        uptimeMs: uptimeMs(),
        dropped: 0,
      }),
  }

  return {
    // pid.codes' range for tests.
    info: {
      vendorId: 0x1209,
      productId: 0x0001,
      usagePage: 0xffb1,
      usage: as.usage,
      serial,
      product: 'OCDP',
    },
    descriptor: writeDescriptor(as.usage, reportLength),
    plays: as.plays,
    setFault: (next) => {
      fault = next
      wire.setFault(next)
    },
    setPerson: (next) => (person = next),
    press: () => tell('button', 1),
    attach: (fn) => (toHost = fn),
    detach: () => {
      wire.cut()
      exposure.rest()
      session.end()
      wire.setFault('none')
      fault = 'none'
      toHost = () => undefined
    },
    onGetFeature: (id) =>
      fault === 'stall' || fault === 'stall-features' ? null : (features[id]?.() ?? null),
    // Nothing can be configured: the format is chosen by ARM, and there is only one.
    onSetFeature: () => false,
    onOutput: (report) => {
      const read = readCommand(report)
      if (read === null || fault === 'stall') return
      const { command, nonce, op, session: from } = read
      const status = command === null ? 'unsupported' : session.obey(command, from)
      if (command?.op === 'grant' || command?.op === 'resync' || command?.op === 'ack') return
      const detail = command?.op === 'self-test' ? codeOf(session.lastError()) : 0
      wire.send(writeResponse({ nonce, op, status, detail }, reportLength))
    },
  }
}
