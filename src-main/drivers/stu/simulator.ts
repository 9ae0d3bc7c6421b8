/** A Wacom STU-540 without hardware: it keeps the picture that it is shown, and a pen can be put to it. */
import type { VirtualDevice } from '../../transports/loopback.ts'
import { writeReportDescriptor } from '../report-descriptor.ts'
import { layOut } from './prompt.ts'
import {
  report,
  reportLength,
  writeCapability,
  writeInformation,
  writePen,
  type Capability,
} from './protocol.ts'
import { createSimulatedHand, type Hand, type Stroke } from './simulated-hand.ts'
import { createSimulatedScreen, type SimulatedScreen } from './simulated-screen.ts'

export type PadFault = 'none' | 'stall' | 'garble' | 'no-clock' | 'stall-picture' | 'lose-readings'

export interface PadSimulator extends VirtualDevice, Pick<SimulatedScreen, 'shown' | 'hasInk' | 'pictures'> {
  readonly setFault: (fault: PadFault) => void
  /** Writes a stroke through these points, in tablet units, 5 ms apart. */
  readonly write: (stroke: Stroke) => void
  /** Puts the pen on a button and lifts it. */
  readonly touch: (button: 'accept' | 'again') => void
}

const usual: Capability = {
  tabletWidth: 10_800,
  tabletHeight: 6_480,
  maxPressure: 1_023,
  screenWidth: 800,
  screenHeight: 480,
}

const shortFeatures = [report.writingMode, report.clear, report.ink, report.imageStart, report.imageEnd]

const descriptor = writeReportDescriptor(0xff0d, 1, [
  { kind: 'input', id: report.pen, length: reportLength.pen - 1 },
  { kind: 'input', id: report.penTimed, length: reportLength.penTimed - 1 },
  { kind: 'feature', id: report.information, length: reportLength.information - 1 },
  { kind: 'feature', id: report.capability, length: reportLength.capability - 1 },
  { kind: 'feature', id: report.imageData, length: reportLength.imageData - 1 },
  ...shortFeatures.map((id) => ({ kind: 'feature' as const, id, length: reportLength.short - 1 })),
])

export function createPadSimulator(o: {
  readonly serial: string
  readonly capability?: Capability
  /** Who stands before it, and signs whenever it asks; nobody where absent. */
  readonly hand?: Hand
}): PadSimulator {
  const capability = o.capability ?? usual
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: PadFault = 'none'
  let isTimed = false
  let sequence = 0
  // Near its end, so that it wraps while somebody signs.
  let clockMs = 65_500

  const tell = (isTouching: boolean, [x, y]: readonly [number, number]) => {
    if (fault === 'stall') return
    sequence += 1
    clockMs = (clockMs + 5) & 0xffff
    if (fault === 'lose-readings' && sequence % 5 === 0) return
    const pressure = isTouching ? 400 : 0
    const input = writePen({ isTouching, x, y, pressure, clockMs: isTimed ? clockMs : null }, sequence)
    if (fault === 'garble') input.fill(0xff, 1)
    toHost(input)
  }
  const write: PadSimulator['write'] = (points) => {
    for (const point of points) tell(true, point)
    // A pen that leaves is seen to hover more than once.
    for (let i = 0; i < 2; i += 1) tell(false, points.at(-1) ?? [0, 0])
  }
  const touch: PadSimulator['touch'] = (button) => {
    const area = layOut(capability.tabletWidth, capability.tabletHeight)[button]
    write([[Math.round((area.left + area.right) / 2), Math.round((area.top + area.bottom) / 2)]])
  }
  const hand = createSimulatedHand(o.hand ?? null, { write, accept: () => touch('accept') })
  const screen = createSimulatedScreen({
    bytes: capability.screenWidth * capability.screenHeight * 3,
    refusesPictures: () => fault === 'stall-picture',
    onReady: hand.sign,
  })
  const obey = (feature: Uint8Array): boolean => {
    if (feature[0] !== report.writingMode) {
      hand.rest()
      return screen.obey(feature)
    }
    if (fault === 'no-clock') return false
    isTimed = feature[1] === 1
    return true
  }

  return {
    info: {
      vendorId: 0x056a,
      productId: 0x00a8,
      usagePage: 0xff0d,
      usage: 1,
      serial: o.serial,
      product: 'STU-540',
    },
    descriptor,
    setFault: (next) => (fault = next),
    write,
    touch,
    shown: screen.shown,
    hasInk: screen.hasInk,
    pictures: screen.pictures,
    attach: (fn) => (toHost = fn),
    detach: () => {
      toHost = () => undefined
      fault = 'none'
      isTimed = false
      screen.darken()
      hand.rest()
    },
    onOutput: () => undefined,
    onGetFeature: (id) => {
      if (fault === 'stall') return null
      if (id === report.information) return writeInformation('STU-540', [1, 2, 0, 3])
      if (id !== report.capability) return null
      return fault === 'garble'
        ? writeCapability({ ...capability, screenWidth: 65_535, screenHeight: 65_535 })
        : writeCapability(capability)
    },
    onSetFeature: (feature) => fault !== 'stall' && obey(feature),
  }
}
