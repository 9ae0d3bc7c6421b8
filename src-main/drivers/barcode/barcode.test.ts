import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { openOf, plugIn } from '../test-plug.ts'
import { createAssembler } from './assembler.ts'
import { createBarcodeDriver, createHoneywellDriver } from './driver.ts'
import { dataLength, readScanReport, readText, scanReports, writeScanReport } from './protocol.ts'
import { createBarcodeSimulator, type BarcodeSimulator } from './simulator.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const qr2021 =
  '001199000123|013456789|Nguyễn Thị Mai An|17031999|Nữ|Số 5, ngõ 12, Phúc Xá, Ba Đình, Hà Nội|22042021'

describe('a scan report', () => {
  it('has the documented bytes', () => {
    const report = writeScanReport({ aim: ']Q1', data: bytesOf('Ấ1'), isContinued: true })
    expect(Buffer.from(report.subarray(0, 10)).toString('hex')).toBe('02045d5131e1baa43100')
    expect([report.length, report[61], report[62], report[63]]).toEqual([64, 0, 0, 1])
    expect(readScanReport(report)).toEqual({ aim: ']Q1', data: bytesOf('Ấ1'), isContinued: true })
  })

  it('is refused with another number, too short, with a length beyond it, or a strange identifier', () => {
    const good = writeScanReport({ aim: '', data: bytesOf('1'), isContinued: false })
    const changed = (at: number, value: number) => readScanReport(good.with(at, value))
    expect(readScanReport(good)).toEqual({ aim: '', data: bytesOf('1'), isContinued: false })
    expect([changed(0, 3), changed(1, 57), changed(2, 0x41), readScanReport(good.subarray(0, 63))]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('is never more than what came, whatever came', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 130 }), (rest) => {
        const read = readScanReport(Uint8Array.of(2, ...rest))
        if (read !== null) expect(read.data.length).toBeLessThanOrEqual(dataLength)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the assembler', () => {
  const take = (reports: readonly Uint8Array[], stepMs = 1) => {
    const assembler = createAssembler()
    return reports.map((report, i) => assembler.take(readScanReport(report)!, i * stepMs))
  }

  it('puts any code together that was cut into reports', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (data) => {
        const wholes = take(scanReports(']Q1', data))
        expect(wholes.slice(0, -1).every((part) => part === null)).toBe(true)
        expect(wholes.at(-1)).toEqual(data)
      }),
      { numRuns: 200 },
    )
  })

  it('does not join what came too late or under another identifier to what came before', () => {
    const [first] = scanReports(']Q1', new Uint8Array(100).fill(0x41))
    const [other] = scanReports(']Q1', bytesOf('B'))
    const [foreign] = scanReports(']L2', bytesOf('C'))
    expect(take([first!, other!], 501)).toEqual([null, bytesOf('B')])
    expect(take([first!, foreign!])).toEqual([null, bytesOf('C')])
  })

  it('drops a code without end up to its end, and takes the next', () => {
    const endless = scanReports(']Q1', new Uint8Array(5_000).fill(0x41))
    const next = scanReports(']Q1', bytesOf('B'))
    expect(take([...endless, ...next]).filter((whole) => whole !== null)).toEqual([bytesOf('B')])
  })
})

describe('the text of a code', () => {
  it('keeps every diacritic: composed, decomposed, or in Windows-1258', () => {
    const name = 'Nguyễn Thị Hoà Đặng'
    // In Windows-1258 the tone marks are bytes of their own: ê and tilde, i and dot, a and grave, ă and dot.
    const in1258 = Uint8Array.from(Buffer.from('4e677579eade6e20546869f220486f61cc20d0e3f26e67', 'hex'))
    expect(readText(bytesOf(name))).toEqual({ ok: true, value: name })
    expect(readText(bytesOf(name.normalize('NFD')))).toEqual({ ok: true, value: name })
    expect(readText(in1258)).toEqual({ ok: true, value: name })
  })

  it('loses the line end of the scanner, and nothing else', () => {
    expect(readText(bytesOf(`${qr2021}\r\n`))).toEqual({ ok: true, value: qr2021 })
  })

  it.each([
    ['', 'empty'],
    ['\r\n', 'empty'],
    ['12\u000034', 'control'],
    ['12\u001d34', 'control'],
    ['12\u200b34', 'control'],
    ['12\u202e34', 'control'],
  ])('refuses %j', (text, error) => {
    expect(readText(bytesOf(text))).toEqual({ ok: false, error })
  })

  it('is NFC without a control character for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (data) => {
        const text = readText(data)
        if (!text.ok) return
        expect(text.value).toBe(text.value.normalize('NFC'))
        expect(text.value).not.toMatch(/\p{Cc}/u)
      }),
      { numRuns: 2_000 },
    )
  })
})

async function open(device: BarcodeSimulator, driver = createBarcodeDriver()) {
  const plugged = await plugIn(driver, device)
  const scanner = openOf(plugged)
  const scans: string[] = []
  scanner.onScan((text) => scans.push(text))
  return { ...plugged, scanner, scans }
}

describe('a scanner', () => {
  it('is known by its usage, and a Honeywell is told to leave keyboard mode', async () => {
    const plain = createBarcodeSimulator({ serial: '1' })
    const { info } = await open(plain)
    expect(createBarcodeDriver().matches(info)).toBe(true)
    expect(createBarcodeDriver().matches({ ...info, usage: 5 })).toBe(false)
    expect(createHoneywellDriver().matches(info)).toBe(false)
    expect(plain.hasLeftKeyboardMode()).toBe(false)
    const honeywell = createBarcodeSimulator({ serial: '2', vendorId: 0x0c2e })
    const other = await open(honeywell, createHoneywellDriver())
    expect(createHoneywellDriver().matches(other.info)).toBe(true)
    expect(honeywell.hasLeftKeyboardMode()).toBe(true)
  })

  it('brings a card that takes several reports as one text, in either form of its letters', async () => {
    const device = createBarcodeSimulator({ serial: '1' })
    const { scans } = await open(device)
    device.scan(`${qr2021}\r`)
    device.scan(qr2021, 'decomposed')
    await sleep(5)
    expect(scans).toEqual([qr2021, qr2021])
  })

  it('brings nothing half: a lost end, a pause, one without end, a short report', async () => {
    const device = createBarcodeSimulator({ serial: '1' })
    const { scans } = await open(device)
    for (const fault of ['too-long', 'short-report', 'lose-part', 'pause'] as const) {
      device.setFault(fault)
      device.scan(qr2021)
    }
    await sleep(550)
    device.setFault('none')
    device.scan('001199000124')
    await sleep(5)
    expect(scans).toEqual(['001199000124'])
  })

  it('is quiet once it is unplugged, and after close', async () => {
    const device = createBarcodeSimulator({ serial: '1' })
    const { loopback, scanner, scans } = await open(device)
    scanner.close()
    scanner.close()
    device.scan(qr2021)
    await sleep(5)
    loopback.unplug(device)
    device.scan(qr2021)
    await sleep(5)
    expect(scans).toEqual([])
  })
})
