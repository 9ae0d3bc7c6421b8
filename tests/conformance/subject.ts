/** What the suite must know of a driver that speaks in reports: how to use it, and how its virtual device plays each fault. */
import type { DeviceError, OpenDevice, ReportDriver } from '../../src-main/drivers/driver.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import type { FaultName } from './case.ts'

export type DeviceErrorCode = DeviceError['code']

/** One way in which a device plays a fault. */
export interface Play<V extends VirtualDevice> {
  readonly name: string
  readonly play: (device: V) => void
  /** Before it is plugged in, or once it is open. */
  readonly from: 'plug' | 'open'
  /** `good`: what it was asked for comes, exactly; else one of these errors, within bounded time. */
  readonly ends: 'good' | readonly DeviceErrorCode[]
}

/** These the suite plays itself, in the same way for every driver. */
export type CommonFault =
  | 'happy path'
  | 'unplug at every step'
  | 'replug, same serial'
  | 'replug, other serial'
  | 'two openers'
  | 'cancel'
  | 'double open'
  | 'close twice'

export type PlayedFault = Exclude<FaultName, CommonFault>

export interface Subject<D extends OpenDevice = OpenDevice, V extends VirtualDevice = VirtualDevice> {
  /** The driver, with what sets this subject apart where a driver has several. */
  readonly name: string
  /** Every patience multiplied by `slowness`. */
  readonly createDriver: (slowness: number) => ReportDriver<D>
  readonly createDevice: (serial: string) => V
  /** Uses the open device once, as the station does; settles also where the device is gone or silent. */
  readonly use: (open: D, device: V, signal: AbortSignal) => Promise<Result<unknown, DeviceError>>
  /** Whether this is exactly what this very device had to give. */
  readonly isRight: (value: unknown, device: V) => boolean
  /** Tells one step of the conversation from another; the number of the report, where it is not told. */
  readonly stepOf?: (report: Uint8Array) => string
  /**
   * `shared`: both openers are served. `exclusive`: at least one is, and the other is told that it is busy. `alone`: why
   * two cannot be told apart at all.
   */
  readonly openers: 'shared' | 'exclusive' | { readonly alone: string }
  /** How it is played, or in words why it does not apply. */
  readonly plays: Readonly<Record<PlayedFault, readonly Play<V>[] | string>>
}
