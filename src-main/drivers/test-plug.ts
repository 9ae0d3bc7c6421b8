/** For tests: a driver opened on a simulated device over the loopback. */
import type { Result } from '../contract/result.ts'
import { createLoopback, type Loopback, type VirtualDevice } from '../transports/loopback.ts'
import type { LinkInfo, ReportLink } from '../transports/link.ts'
import type { DeviceError, OpenDevice, ReportDriver } from './driver.ts'

export interface Plugged<D extends OpenDevice> {
  readonly loopback: Loopback
  readonly info: LinkInfo
  readonly link: ReportLink
  readonly opened: Result<D, DeviceError>
}

export async function plugIn<D extends OpenDevice>(
  driver: ReportDriver<D>,
  device: VirtualDevice,
  signal = AbortSignal.timeout(20_000),
): Promise<Plugged<D>> {
  const loopback = createLoopback()
  loopback.plug(device)
  const [info] = await loopback.list()
  const link = info === undefined ? null : await loopback.open(info.path)
  if (info === undefined || link === null) throw new Error('not plugged in')
  return { loopback, info, link, opened: await driver.open(link, `${driver.id}:1`, signal) }
}

/** The open device; throws where it could not be opened. */
export function openOf<D extends OpenDevice>({ opened }: Plugged<D>): D {
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}
