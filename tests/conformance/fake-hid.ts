/**
 * node-hid over virtual devices in this process. It keeps the contract of `hid-contract.ts`, which the bench runs
 * against the real module as well: the same words, losses and cuts, and the same late answers.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { HidDevice } from '../../src-main/transports/hid/node-hid.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import { FakeHandle, type Plugged } from './fake-hid-handle.ts'
import type { FullHandle, FullHid } from './hid-bus.ts'
import { topLevelCollections } from './report-descriptor.ts'

export interface FakeHidOptions {
  /** From the device's file to its being listed, and from that to the right to open it: udev's work. */
  readonly listedAfterMs?: number
  readonly allowedAfterMs?: number
  /** From the unplug to the error of an open handle. */
  readonly noticeMs?: number
}

export interface FakeHid {
  readonly hid: FullHid
  readonly plug: (device: VirtualDevice) => void
  readonly unplug: (device: VirtualDevice) => void
  /** What a watch of /dev would be told. */
  readonly watch: (fn: () => void) => () => void
}

interface Slot extends Plugged {
  readonly path: string
  readonly handles: Set<FakeHandle>
  isListed: boolean
  isAllowed: boolean
}

export function createFakeHid(o: FakeHidOptions = {}): FakeHid {
  const slots = new Map<string, Slot>()
  const watchers = new Set<() => void>()
  const touch = () => watchers.forEach((fn) => fn())
  const find = (device: VirtualDevice) => [...slots.values()].find((slot) => slot.device === device)
  /** The kernel gives out the lowest number that is free. */
  const freePath = () => {
    let n = 0
    while (slots.has(`/dev/hidraw${n}`)) n += 1
    return `/dev/hidraw${n}`
  }

  const list = (vendorId: number, productId: number): HidDevice[] =>
    [...slots.values()]
      .filter(({ isListed }) => isListed)
      .flatMap(({ info, device }) =>
        topLevelCollections(device.descriptor).map((collection): HidDevice => ({ ...info, ...collection })),
      )
      .filter((info) => vendorId === 0 || (info.vendorId === vendorId && info.productId === productId))

  const pathOf = (vendorId: number, productId: number): string => {
    const path = list(vendorId, productId)[0]?.path
    if (path !== undefined) return path
    const ids = `vendor id 0x${vendorId.toString(16)} and product id 0x${productId.toString(16)}`
    throw new Error(
      `cannot open device with ${ids}: No HID devices with requested VID/PID found in the system.`,
    )
  }
  const open = async (target: string | number, productId = 0): Promise<FullHandle> => {
    await sleep(1)
    const path = typeof target === 'number' ? pathOf(target, productId) : target
    const slot = slots.get(path)
    if (slot === undefined || !slot.isAllowed) {
      const why = slot === undefined ? 'No such file or directory' : 'Permission denied'
      throw new Error(
        `cannot open device with path ${path}: Failed to open a device with path '${path}': ${why}`,
      )
    }
    const handle = new FakeHandle(slot, o.noticeMs ?? 0)
    slot.handles.add(handle)
    return handle
  }

  const plug = (device: VirtualDevice) => {
    if (find(device) !== undefined) return
    const { vendorId, productId, serial, product } = device.info
    const path = freePath()
    const info = { vendorId, productId, path, serialNumber: serial, manufacturer: '', product, release: 0 }
    const { listedAfterMs = 0, allowedAfterMs = 0 } = o
    const isListed = listedAfterMs === 0
    const isAllowed = isListed && allowedAfterMs === 0
    const slot: Slot = { device, info, path, handles: new Set(), isPlugged: true, isListed, isAllowed }
    slots.set(path, slot)
    setTimeout(() => (slot.isListed = true), listedAfterMs)
    setTimeout(() => (slot.isAllowed = true), listedAfterMs + allowedAfterMs)
    device.attach((report) => slot.handles.forEach((handle) => handle.receive(report)))
    touch()
  }
  const unplug = (device: VirtualDevice) => {
    const slot = find(device)
    if (slot === undefined) return
    slots.delete(slot.path)
    slot.isPlugged = false
    device.detach()
    for (const handle of slot.handles) handle.lose()
    touch()
  }

  return {
    hid: {
      devicesAsync: async (vendorId: number = 0, productId: number = 0) => {
        await sleep(1)
        return list(vendorId, productId)
      },
      HIDAsync: { open },
    },
    plug,
    unplug,
    watch: (fn) => {
      watchers.add(fn)
      return () => watchers.delete(fn)
    },
  }
}
