/** A device on a bus, opened by its driver: what every case begins with. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DeviceError, OpenDevice } from '../../src-main/drivers/driver.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { Link, ReportLink } from '../../src-main/transports/link.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import type { Backend } from './case.ts'
import type { Subject } from './subject.ts'

/** One use of one device; on native hardware. */
const patienceMs = 50_000

export interface Desk<D extends OpenDevice, V extends VirtualDevice> {
  readonly device: V
  /** Opens it once more: every opener has a link of its own. */
  readonly open: () => Promise<Result<D, DeviceError>>
  /** Uses it, within the patience of the bus. */
  readonly use: (open: D, signal?: AbortSignal) => Promise<Result<unknown, DeviceError>>
  readonly plug: () => Promise<void>
  readonly unplug: () => Promise<void>
  /** Closes what is open and takes the device off the bus. */
  readonly leave: () => Promise<void>
}

export function createDesk<D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  backend: Backend,
  device: V,
  /** What is plugged in, where it is not the bare device. */
  onBus: VirtualDevice = device,
): Desk<D, V> {
  const { transport, slowness } = backend
  const driver = subject.createDriver(slowness)
  const links: Link[] = []
  const { serial } = device.info

  return {
    device,
    open: async () => {
      const link = await openLink(backend, serial)
      if (link === null) return { ok: false, error: { code: 'devices/unplugged', deviceId: serial } }
      links.push(link)
      return driver.open(link, serial, AbortSignal.timeout(patienceMs * slowness))
    },
    use: (open, signal = new AbortController().signal) =>
      Promise.race([
        subject.use(open, device, signal),
        sleep(patienceMs * slowness, undefined, { ref: false }).then(() =>
          assert.fail('the driver has not come to an end'),
        ),
      ]),
    plug: () => backend.plug(onBus),
    unplug: () => backend.unplug(onBus),
    leave: async () => {
      for (const link of links) link.close()
      await backend.unplug(onBus)
      const left = (await transport.list()).filter((info) => info.serial === serial)
      assert.deepEqual(left, [], 'the device is still listed')
    },
  }
}

async function openLink({ transport }: Backend, serial: string): Promise<ReportLink | null> {
  const info = (await transport.list()).find((one) => one.serial === serial)
  if (info === undefined) return null
  const link = await transport.open(info.path)
  if (link === null) return null
  assert.equal(link.speaks, 'reports')
  return link.speaks === 'reports' ? link : null
}

export function mustOpen<D>(opened: Result<D, DeviceError>): D {
  if (!opened.ok) assert.fail(`not opened: ${opened.error.code}`)
  return opened.value
}

/** Fails unless the result is what this device had to give. */
export function mustBeRight<D extends OpenDevice, V extends VirtualDevice>(
  subject: Subject<D, V>,
  device: V,
  result: Result<unknown, DeviceError>,
): void {
  if (!result.ok) assert.fail(`${result.error.code} instead of a result`)
  assert.ok(subject.isRight(result.value, device), 'the result is not what the device gave')
}
