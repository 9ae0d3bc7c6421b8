/** What the conformance suite is made of: cases that any runner can run, in this process or in the guest of the bench. */
import type { Transport } from '../../src-main/transports/link.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'

/** A bus to plug virtual devices into, whatever it is made of. */
export interface Backend {
  readonly name: 'loopback' | 'fake' | 'uhid' | 'vhci'
  /** How many times slower than native hardware it may be: every patience of the suite is multiplied by it. */
  readonly slowness: number
  readonly transport: Transport
  /** Settles when the transport lists the device. */
  readonly plug: (device: VirtualDevice) => Promise<void>
  /** Settles when the transport no longer does. */
  readonly unplug: (device: VirtualDevice) => Promise<void>
  readonly close: () => Promise<void>
}

export const faults = [
  'happy path',
  'unplug at every step',
  'replug, same serial',
  'replug, other serial',
  'stall',
  'loss',
  'duplication',
  'reordering',
  'corruption',
  'oversize',
  'wrong length',
  'late answer',
  'wrong nonce',
  'two openers',
  'cancel',
  'double open',
  'timeout',
  'close twice',
  'too old',
] as const
export type FaultName = (typeof faults)[number]

export interface ConformanceCase {
  readonly driver: string
  /** Of the matrix; a driver behind HTTP or a library has one of its own. */
  readonly backend: Backend['name'] | 'service' | 'helper'
  readonly fault: FaultName
  /** Rejects where the driver does not do what it promises. */
  readonly run: () => Promise<void>
}
