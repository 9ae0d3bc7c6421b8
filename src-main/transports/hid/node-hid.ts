/** The part of node-hid 3.4 that is used here. A fake, or the module itself, fills it. */
import { fail, ok, type Result } from '../../contract/result.ts'

/** One top-level collection of a device, as hidapi lists it; every text was written by the device. */
export interface HidDevice {
  readonly vendorId: number
  readonly productId: number
  readonly path?: string | undefined
  readonly serialNumber?: string | undefined
  readonly product?: string | undefined
  readonly usagePage?: number | undefined
  readonly usage?: number | undefined
}

/**
 * An open device. `data` is a whole input report with its number first; `error` comes once, as a string or an
 * Error, and is the end of reading. `read` is left out on purpose: it holds up every write behind it.
 */
export interface HidHandle {
  on(event: 'data', fn: (report: Buffer) => void): unknown
  on(event: 'error', fn: (reason: unknown) => void): unknown
  write(report: Buffer): Promise<number>
  sendFeatureReport(report: Buffer): Promise<number>
  getFeatureReport(id: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export interface NodeHid {
  devicesAsync(): Promise<HidDevice[]>
  readonly HIDAsync: { open(path: string): Promise<HidHandle> }
}

/**
 * The real module, on its own default back end (hidraw on Linux; libusb would take the device from the kernel's
 * driver). Fails in the loader's words where the package, its addon, libudev or libusb is not there.
 */
export async function loadNodeHid(): Promise<Result<NodeHid, string>> {
  try {
    const module = await import('node-hid')
    // The addon is loaded by the first call and not by the import.
    module.getHidapiVersion()
    return ok(module)
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
