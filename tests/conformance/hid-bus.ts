/** node-hid's surface as the contract checks it, over a bus of virtual devices: the fake, uhid or vhci. */
import type { HidDevice, HidHandle, NodeHid } from '../../src-main/transports/hid/node-hid.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'

/** More than the transport uses: what it leaves alone must be known to be worth it. */
export interface FullHandle extends HidHandle {
  removeAllListeners(name?: string): unknown
  listenerCount(name: string): number
  read(timeoutMs?: number): Promise<Buffer | undefined>
  pause(): void
  resume(): void
  getDeviceInfo(): Promise<HidDevice>
}

export interface FullHid extends NodeHid {
  devicesAsync(): Promise<HidDevice[]>
  devicesAsync(vendorId: number, productId: number): Promise<HidDevice[]>
  readonly HIDAsync: {
    open(path: string): Promise<FullHandle>
    open(vendorId: number, productId: number): Promise<FullHandle>
  }
}

export interface HidBus {
  readonly hid: FullHid
  /** Settles when node-hid lists the device. */
  readonly plug: (device: VirtualDevice) => Promise<void>
  /** Settles when it no longer does. */
  readonly unplug: (device: VirtualDevice) => Promise<void>
  /** How many times slower than native hardware it may be. */
  readonly slowness: number
  /** Reports that a device on this bus keeps itself while the kernel has not asked for them. */
  readonly deviceKeeps: number
  /** What a refused feature report is called: EIO by uhid, EPIPE by USB. */
  readonly refusal: 'Input/output error' | 'Broken pipe'
}
