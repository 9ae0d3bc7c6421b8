/** The parsers of the devices beside the scanner: code reader, pedals, camera controls, signature pad. */
import { createAssembler } from '../../src-main/drivers/barcode/assembler.ts'
import { readScanReport, readText, scanReports } from '../../src-main/drivers/barcode/protocol.ts'
import { readShutter } from '../../src-main/drivers/camera-shutter/protocol.ts'
import {
  readButtonEvent,
  readCaps,
  writeButtonEvent,
  writeCaps,
} from '../../src-main/drivers/ocdp-pedal/protocol.ts'
import { readSetting } from '../../src-main/drivers/pedal/protocol.ts'
import { models } from '../../src-main/drivers/see3cam/models.ts'
import {
  askFirmware,
  readAnswer,
  readFirmware,
  readUniqueId,
  writeSetting,
} from '../../src-main/drivers/see3cam/protocol.ts'
import {
  imageReports,
  readCapability,
  readImagePart,
  readInformation,
  readPen,
  writeCapability,
  writeInformation,
  writePen,
} from '../../src-main/drivers/stu/protocol.ts'
import { createStrokes } from '../../src-main/drivers/stu/strokes.ts'
import { signature } from '../../src-main/contract/records/signature.ts'
import type { Parser } from './fuzz-parsers.ts'

const card = new TextEncoder().encode(
  '001199000123||Nguyễn Thị Mai An|17031999|Nữ|Số 5, ngõ 12, Phúc Xá, Ba Đình, Hà Nội|22042021',
)
const scans = scanReports(']Q1', card)
const capability = {
  tabletWidth: 10_800,
  tabletHeight: 6_480,
  maxPressure: 1_023,
  screenWidth: 800,
  screenHeight: 480,
}
const pen = { isTouching: true, x: 5_000, y: 3_000, pressure: 700, clockMs: 65_000 }
const pens = [writePen(pen, 1), writePen({ ...pen, clockMs: null }, 2)]
const see3camAnswers = [0x40, 0x41, 0x7b].map((id) =>
  Uint8Array.from({ length: 64 }, (_, i) => [id, 0x08, 1, 0, 0, 0, 1][i] ?? 0),
)
const [request = askFirmware()] = models.flatMap((model) =>
  writeSetting(model, { set: 'focus', mode: 'once' }),
)

export const deskParsers: readonly Parser[] = [
  { name: 'barcode report', seeds: scans, parse: readScanReport },
  {
    name: 'barcode text',
    seeds: [card, Buffer.from('4e677579eade6e', 'hex')],
    parse: (input) => {
      const text = readText(input)
      return text.ok ? text.value : null
    },
  },
  { name: 'shutter', seeds: [Uint8Array.of(1, 1)], parse: readShutter },
  { name: 'ocdp-pedal caps', seeds: [writeCaps([1, 0, 0, 0])], parse: readCaps },
  {
    name: 'ocdp-pedal event',
    seeds: [writeButtonEvent({ seq: 7, isDown: true }, 1)],
    parse: readButtonEvent,
  },
  { name: 'pedal setting', seeds: [Buffer.from('0801006800000000', 'hex')], parse: readSetting },
  { name: 'see3cam firmware', seeds: see3camAnswers, parse: readFirmware },
  { name: 'see3cam unique id', seeds: see3camAnswers, parse: readUniqueId },
  { name: 'see3cam answer', seeds: see3camAnswers, parse: (input) => readAnswer(request, input) },
  { name: 'stu capability', seeds: [writeCapability(capability)], parse: readCapability },
  { name: 'stu information', seeds: [writeInformation('STU-540', [1, 2, 0, 3])], parse: readInformation },
  { name: 'stu picture', seeds: [...imageReports(new Uint8Array(300))], parse: readImagePart },
  { name: 'stu pen', seeds: pens, parse: readPen },
]

/** As many reports of a device as the input has room for, one after another. */
function reportsOf(input: Uint8Array, length: number): Uint8Array[] {
  const count = Math.ceil(input.length / length)
  return Array.from({ length: count }, (_, i) => input.subarray(i * length, (i + 1) * length))
}

const joined = (reports: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(reports))

function assemble(input: Uint8Array): unknown {
  const assembler = createAssembler()
  const codes = reportsOf(input, 64).map((report) => {
    const read = readScanReport(report)
    return read === null ? null : assembler.take(read, 0)
  })
  return codes.find((code) => code !== null) ?? null
}

/** What was written is always a signature of the contract. */
function sign(input: Uint8Array): unknown {
  const strokes = createStrokes(capability)
  for (const report of reportsOf(input, 11)) {
    const reading = readPen(report)
    if (reading !== null) strokes.take(reading, 0)
  }
  const written = strokes.signature()
  return written === null ? null : signature.parse(written).strokes.length
}

export const deskConversations: readonly Parser[] = [
  { name: 'barcode code', seeds: [joined([...scans, ...scans, ...scans])], parse: assemble },
  {
    name: 'stu strokes',
    seeds: [joined(Array.from({ length: 40 }, (_, i) => writePen(pen, i)))],
    parse: sign,
  },
]
