/**
 * Reports of Wacom's STU-540 signature pad: all feature reports but the pen's. Numbers are big-endian, save those of
 * the writing area and of an image part's length. Facts: pabloko/Wacom-STU-WebHID (MIT) at 49d6011; Wacom's own
 * specification is not public.
 */

export const report = {
  pen: 0x01,
  information: 0x08,
  capability: 0x09,
  writingMode: 0x0e,
  clear: 0x20,
  ink: 0x21,
  imageStart: 0x25,
  imageData: 0x26,
  imageEnd: 0x27,
  penTimed: 0x34,
} as const

/** Bytes of each report with its number. */
export const reportLength = {
  pen: 7,
  penTimed: 11,
  information: 16,
  capability: 16,
  short: 2,
  imageData: 256,
} as const

/** Bytes of picture that one report carries. */
export const imagePart = 253
const format24Bgr = 4
/** Pen reports carry their own time. */
const writingTimed = 1

const view = (b: Uint8Array) => new DataView(b.buffer, b.byteOffset, b.byteLength)
const isReport = (b: Uint8Array, id: number, length: number) => b.length >= length && b[0] === id

export interface Capability {
  /** Of what the pen tells; 0 is the left, and the top. */
  readonly tabletWidth: number
  readonly tabletHeight: number
  readonly maxPressure: number
  /** Pixels. */
  readonly screenWidth: number
  readonly screenHeight: number
}

/** Null for what is no capability, and for a screen that no pad has: room is made by these numbers. */
export function readCapability(b: Uint8Array): Capability | null {
  if (!isReport(b, report.capability, 12)) return null
  const v = view(b)
  const read: Capability = {
    tabletWidth: v.getUint16(1),
    tabletHeight: v.getUint16(3),
    maxPressure: v.getUint16(5),
    screenWidth: v.getUint16(7),
    screenHeight: v.getUint16(9),
  }
  const isScreen = [read.screenWidth, read.screenHeight].every((side) => side >= 100 && side <= 2_048)
  return isScreen && read.tabletWidth > 0 && read.tabletHeight > 0 && read.maxPressure > 0 ? read : null
}

export function writeCapability(c: Capability): Uint8Array {
  const b = new Uint8Array(reportLength.capability)
  const v = view(b)
  b[0] = report.capability
  v.setUint16(1, c.tabletWidth)
  v.setUint16(3, c.tabletHeight)
  v.setUint16(5, c.maxPressure)
  v.setUint16(7, c.screenWidth)
  v.setUint16(9, c.screenHeight)
  return b
}

export interface Information {
  readonly model: string
  readonly firmware: string
}

/** Null for what is no information, and for a name that is not printable. */
export function readInformation(b: Uint8Array): Information | null {
  if (!isReport(b, report.information, 12)) return null
  const end = b.subarray(1, 8).indexOf(0)
  const name = String.fromCharCode(...b.subarray(1, end === -1 ? 8 : 1 + end))
  return /^[\x20-\x7e]{1,7}$/.test(name) ? { model: name, firmware: b.subarray(8, 12).join('.') } : null
}

export function writeInformation(
  name: string,
  firmware: readonly [number, number, number, number],
): Uint8Array {
  const b = new Uint8Array(reportLength.information)
  b[0] = report.information
  new TextEncoder().encodeInto(name, b.subarray(1, 8))
  b.set(firmware, 8)
  return b
}

export interface PenReading {
  readonly isTouching: boolean
  readonly x: number
  readonly y: number
  readonly pressure: number
  /** Milliseconds of the pad's 16-bit clock; null where the pad tells none. */
  readonly clockMs: number | null
}

/** The high half of the first byte holds the flags, the low half the pressure's upper four bits. */
const flagNear = 0x80
const flagTouching = 0x10

export function readPen(b: Uint8Array): PenReading | null {
  const isTimed = isReport(b, report.penTimed, reportLength.penTimed)
  if (!isTimed && !isReport(b, report.pen, reportLength.pen)) return null
  const v = view(b)
  const pressure = v.getUint16(1) & 0x0fff
  return {
    isTouching: (v.getUint8(1) & flagTouching) !== 0 && pressure > 0,
    x: v.getUint16(3),
    y: v.getUint16(5),
    pressure,
    clockMs: isTimed ? v.getUint16(7) : null,
  }
}

export function writePen(pen: PenReading, sequence: number): Uint8Array {
  const b = new Uint8Array(pen.clockMs === null ? reportLength.pen : reportLength.penTimed)
  const v = view(b)
  b[0] = pen.clockMs === null ? report.pen : report.penTimed
  v.setUint16(1, ((flagNear | (pen.isTouching ? flagTouching : 0)) << 8) | (pen.pressure & 0x0fff))
  v.setUint16(3, pen.x)
  v.setUint16(5, pen.y)
  if (pen.clockMs === null) return b
  v.setUint16(7, pen.clockMs & 0xffff)
  v.setUint16(9, sequence & 0xffff)
  return b
}

export const writeClear = () => Uint8Array.of(report.clear, 0)
export const writeInk = (isOn: boolean) => Uint8Array.of(report.ink, isOn ? 1 : 0)
export const writeTimedMode = () => Uint8Array.of(report.writingMode, writingTimed)

/** A picture as the reports that show it: begin, parts, end. `bgr` has three bytes a pixel, rows from the top. */
export function* imageReports(bgr: Uint8Array): Generator<Uint8Array> {
  yield Uint8Array.of(report.imageStart, format24Bgr)
  for (let at = 0; at < bgr.length; at += imagePart) {
    const part = bgr.subarray(at, at + imagePart)
    const b = new Uint8Array(reportLength.imageData)
    b[0] = report.imageData
    view(b).setUint16(1, part.length, true)
    b.set(part, 3)
    yield b
  }
  yield Uint8Array.of(report.imageEnd, 0)
}

/** The device's half: the bytes of one part. Null for a length that does not fit. */
export function readImagePart(b: Uint8Array): Uint8Array | null {
  if (!isReport(b, report.imageData, reportLength.imageData)) return null
  const length = view(b).getUint16(1, true)
  return length > imagePart ? null : b.slice(3, 3 + length)
}
