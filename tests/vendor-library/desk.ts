/** A desk with the sample library on it: a helper process, a transport, and the file that tells the library what to play. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Result } from '../../src-main/contract/result.ts'
import type { DeviceError, FingerprintScanner, GreyImage, IrisCamera } from '../../src-main/drivers/driver.ts'
import { createVendorIrisDriver } from '../../src-main/drivers/vendor-library/iris-driver.ts'
import { createVendorScannerDriver } from '../../src-main/drivers/vendor-library/scanner-driver.ts'
import { usualTimes, type LibraryTimes } from '../../src-main/transports/library/times.ts'
import {
  createLibraryTransport,
  helperProgram,
  libraryUsage,
  type LibraryTransport,
} from '../../src-main/transports/library/transport.ts'
import type { LinkInfo } from '../../src-main/transports/link.ts'

export const built = join(import.meta.dirname, '..', '..', 'native', 'build')
export const program = helperProgram(join(built, '..', '..'))
export const sampleLibrary = join(built, 'vendor', 'sample_library.so')

/** Short where a case waits for them; generous where a busy machine must not kill a library that does its work. */
export const shortTimes: LibraryTimes = {
  ...usualTimes,
  listMs: 3_000,
  cancelGraceMs: 1_500,
  pollMs: 50,
  backOffMs: [20, 20, 20, 20],
}

export interface Desk {
  readonly transport: LibraryTransport
  /** What the library plays from now on, and the serial number of its scanner. */
  readonly play: (fault: string, serial?: string) => void
  readonly info: (kind: 'fingerprint' | 'iris') => Promise<LinkInfo>
  readonly openScanner: (captureMs?: number) => Promise<Result<FingerprintScanner, DeviceError>>
  readonly scanner: (captureMs?: number) => Promise<FingerprintScanner>
  readonly camera: () => Promise<IrisCamera>
  /** What stands for the library itself once it is parked. */
  readonly parked: () => Promise<LinkInfo>
  readonly openParked: () => Promise<Result<FingerprintScanner, DeviceError>>
  readonly close: () => void
}

export interface DeskOptions {
  readonly fault?: string
  readonly times?: Partial<LibraryTimes>
  readonly library?: string
}

export function setDesk({ fault = 'none', times = {}, library = sampleLibrary }: DeskOptions = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'vendor-'))
  const control = join(folder, 'control')
  const play = (what: string, serial = 'SAMPLE-0001') => {
    // Never seen half written.
    writeFileSync(`${control}.next`, `${what} ${serial}`)
    renameSync(`${control}.next`, control)
  }
  play(fault)
  const environment = { TRAM_SAMPLE_CONTROL: control }
  const transport = createLibraryTransport({
    config: { ok: true, value: [{ name: 'sample', path: library, environment }] },
    program,
    times: { ...shortTimes, ...times },
  })
  const info = (kind: 'fingerprint' | 'iris') => {
    return until(async () => (await transport.list()).find(({ usage }) => usage === libraryUsage[kind]))
  }
  const open = async ({ path, serial }: LinkInfo, captureMs: number) => {
    const link = await transport.open(path)
    if (link === null) throw new Error('the device has gone')
    const driver = createVendorScannerDriver({ captureMs })
    return driver.open(link, `vendor-library:${serial}`, AbortSignal.timeout(5_000))
  }
  const openScanner = async (captureMs = 20_000) => open(await info('fingerprint'), captureMs)
  const parked = () =>
    until(async () => (await transport.list()).find(({ usage }) => usage === libraryUsage.unknown))

  return {
    transport,
    play,
    info,
    openScanner,
    parked,
    openParked: async () => open(await parked(), 1_000),
    scanner: async (captureMs) => valueOf(await openScanner(captureMs)),
    camera: async () => {
      const link = await transport.open((await info('iris')).path)
      if (link === null) throw new Error('the device has gone')
      return valueOf(await createVendorIrisDriver().open(link, 'iris', AbortSignal.timeout(5_000)))
    },
    close: () => {
      transport.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function valueOf<T>(result: Result<T, DeviceError>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Asks again until there is an answer. */
export async function until<T>(look: () => Promise<T | undefined>, patienceMs = 15_000): Promise<T> {
  for (const end = performance.now() + patienceMs; performance.now() < end; await sleep(10)) {
    const found = await look()
    if (found !== undefined) return found
  }
  throw new Error('it did not happen')
}

/** A capture under way, and the previews that it has brought so far. */
export function take(
  scanner: FingerprintScanner,
  slot: Parameters<FingerprintScanner['capture']>[0]['slot'],
  signal = AbortSignal.timeout(25_000),
) {
  const previews: GreyImage[] = []
  return {
    previews,
    done: scanner.capture({ slot, onPreview: (image) => void previews.push(image) }, signal),
  }
}

/** Settles at the first preview. */
export async function firstPreview(previews: readonly GreyImage[]): Promise<void> {
  await until(async () => previews[0])
}
