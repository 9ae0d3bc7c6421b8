/** A service, the transport that finds it and the drivers that open it: what a case starts from. */
import type { X509Certificate } from 'node:crypto'
import { readJpeg } from '../../src-main/device-host/codecs/jpeg.ts'
import { readJpeg2000 } from '../../src-main/device-host/codecs/jpeg2000.ts'
import { loadImaging, type Imaging } from '../../src-main/device-host/imaging.ts'
import { readImages } from '../../src-main/device-host/prints/read-images.ts'
import type { Result } from '../../src-main/contract/result.ts'
import {
  openWith,
  type DeviceError,
  type Driver,
  type FingerprintScanner,
  type IrisCamera,
  type OpenDevice,
  type SegmentedPrint,
} from '../../src-main/drivers/driver.ts'
import type { SbiTimes } from '../../src-main/drivers/sbi/conversation.ts'
import { sbiDiscovery } from '../../src-main/drivers/sbi/discovery.ts'
import { createSbiIrisDriver, createSbiScannerDriver } from '../../src-main/drivers/sbi/driver.ts'
import type { SbiPorts } from '../../src-main/drivers/sbi/ports.ts'
import type { HttpTimes } from '../../src-main/transports/http/times.ts'
import { createHttpTransport, type HttpTransport } from '../../src-main/transports/http/transport.ts'
import { drawStripes } from './body-parts.ts'
import { irisCamera, slapScanner } from './fake-device.ts'
import type { FakeSigners } from './fake-samples.ts'
import { createFakeService, type FakeOptions, type FakeService } from './fake-service.ts'
import { until } from './until.ts'
import { lastYear, makeAuthority, makeSigner, newRsaKey, type Authority } from './pki.ts'

export interface MakersKeys {
  readonly authority: Authority
  readonly signers: FakeSigners
}

let keys: Promise<MakersKeys> | null = null

/** Made once in a process: RSA keys take their time. */
export const makersKeys = (): Promise<MakersKeys> => (keys ??= makeKeys())

async function makeKeys(): Promise<MakersKeys> {
  const authority = await makeAuthority('Maker of scanners')
  const device = newRsaKey()
  const signers = {
    device: await makeSigner(authority, { key: device }),
    chip: await makeSigner(authority),
    other: await makeSigner(authority),
    expired: await makeSigner(authority, { key: device, dates: lastYear() }),
    wrongUse: await makeSigner(authority, { key: device, kind: 'agreement' }),
    stranger: await makeSigner(await makeAuthority('Nobody'), { key: device }),
  }
  return { authority, signers }
}

/** The engine, or null where it is not built. */
export function engine(): Imaging | null {
  const loaded = loadImaging()
  return loaded.ok ? loaded.value : null
}

/** Patient: a loaded machine signs and unpacks slowly. */
const patientTimes: SbiTimes = { infoMs: 20_000, captureMs: 20_000, graceMs: 5_000 }
/** For what must be waited out. */
export const shortTimes: SbiTimes = { infoMs: 3_000, captureMs: 2_500, graceMs: 500 }
const shortHttpTimes: HttpTimes = {
  firstLookMs: 700,
  answerMs: 500,
  silences: 2,
  shortestPauseMs: 50,
  longestPauseMs: 400,
  sweepMs: 200,
}

/** Each stand has ports of its own, below those that the system gives out. */
let lastRange = 0
export const freshPorts = () => {
  const first = 20_000 + ((process.pid * 16 + ++lastRange * 8) % 12_000)
  return { first, last: first + 7 }
}

export interface StandOptions {
  readonly imaging: Imaging
  readonly service?: Partial<FakeOptions>
  readonly trust?: readonly X509Certificate[]
  readonly now?: () => Date
  readonly times?: SbiTimes
}

export interface Stand {
  readonly service: FakeService
  readonly transport: HttpTransport
  readonly ports: { readonly first: number; readonly last: number }
  /** Opens the device of that serial number, as the roster does. */
  readonly open: (serial: string) => Promise<Result<OpenDevice, DeviceError>>
  readonly scanner: () => Promise<FingerprintScanner<SegmentedPrint>>
  readonly camera: () => Promise<IrisCamera>
  readonly close: () => Promise<void>
}

export async function openStand(o: StandOptions): Promise<Stand> {
  const { imaging } = o
  const { authority, signers } = await makersKeys()
  const ports = o.service?.ports ?? freshPorts()
  const service = await createFakeService({
    imaging,
    draw: drawStripes,
    packing: 'raw',
    signers,
    devices: [slapScanner, irisCamera],
    ...o.service,
    ports,
  })
  const transport = createHttpTransport({ ports, discovery: sbiDiscovery, times: shortHttpTimes })
  const drivers = driversFor(o, authority)

  const open = async (serial: string) => {
    const find = async () => (await transport.list()).find((one) => one.serial === serial)
    await until('it is found', async () => (await find()) !== undefined)
    const info = await find()
    const driver = drivers.find((one) => info !== undefined && one.matches(info))
    const link = info === undefined ? null : await transport.open(info.path)
    const deviceId = `${driver?.id ?? ''}:${serial}`
    if (driver === undefined || link === null)
      return { ok: false, error: { code: 'devices/unplugged', deviceId } } as const
    const opened = await openWith(driver, link, deviceId, AbortSignal.timeout(5_000))
    if (opened === null) throw new Error('the driver cannot use the link')
    return opened
  }
  const device = async <K extends OpenDevice['kind']>(serial: string, kind: K) => {
    const opened = await open(serial)
    if (!opened.ok || opened.value.kind !== kind) throw new Error(`not opened: ${JSON.stringify(opened)}`)
    return opened.value as Extract<OpenDevice, { kind: K }>
  }
  return {
    service,
    transport,
    ports,
    open,
    scanner: async () =>
      (await device(slapScanner.serial, 'fingerprint')) as FingerprintScanner<SegmentedPrint>,
    camera: () => device(irisCamera.serial, 'iris'),
    close: async () => {
      transport.close()
      await service.close()
    },
  }
}

function driversFor(o: StandOptions, authority: Authority): readonly Driver[] {
  const sbi: SbiPorts = {
    trust: () => o.trust ?? [authority.certificate],
    env: 'Staging',
    now: o.now ?? (() => new Date()),
    readFinger: async (record, signal) => {
      const images = await readImages({ imaging: o.imaging, readJpeg2000 }, record, signal)
      return images.ok && images.value.length === 1 ? (images.value[0] ?? null) : null
    },
    readJpeg2000,
    readJpeg,
  }
  const times = o.times ?? patientTimes
  return [createSbiScannerDriver(sbi, times), createSbiIrisDriver(sbi, times)]
}
